namespace NetGen.Tests.Golden;

/// <summary>What the network of a case, at its starting parameters, must do.</summary>
internal static class GoldenChecks
{
    extension(GoldenNetwork golden)
    {
        public void CheckPredictAndForward()
        {
            golden.AssertOutputs("Predict", golden.File.Inference?.Outputs, golden.Network.Predict(golden.Inputs(0)));
            golden.AssertOutputs("Forward", golden.File.Outputs, golden.Network.Forward(golden.Inputs(0)));
        }

        public void CheckLossAndGradients()
        {
            var file = golden.File;
            var evaluated = golden.Network.Evaluate(golden.Inputs(0), golden.Targets(0));
            GoldenTensorAssert.AssertClose(
                "The loss of Evaluate", (file.Inference?.Loss ?? file.Loss)!.Value, evaluated);
            golden.Network.Forward(golden.Inputs(0));
            var loss = golden.Network.Backward(golden.Targets(0));
            GoldenTensorAssert.AssertClose("The loss of Backward", file.Loss!.Value, loss);
            golden.AssertGradients(file.Gradients!);
        }

        public void CheckBackwardFrom()
        {
            golden.Network.Forward(golden.Inputs(0));
            var inputGradients = golden.Network.BackwardToInputs(golden.OutputGradients(0));

            golden.AssertInputGradients(inputGradients);
            golden.AssertGradients(golden.File.BackwardFrom.Gradients);
        }

        public void CheckTenStepsInParts()
        {
            for (var step = 0; step < GoldenCase.Steps; step++)
            {
                golden.Network.Forward(golden.Inputs(step));
                if (golden.File.Losses is null)
                    golden.Network.BackwardFrom(golden.OutputGradients(step));
                else
                    golden.AssertLoss(step, golden.Network.Backward(golden.Targets(step)));
                golden.Network.Step();
            }

            golden.AssertTrained();
        }

        public void CheckTenFusedSteps()
        {
            for (var step = 0; step < GoldenCase.Steps; step++)
            {
                var loss = golden.Network.Step(golden.Inputs(step), golden.Targets(step));
                golden.AssertLoss(step, loss);
            }

            golden.AssertTrained();
        }
    }

    /// <summary>All of them that a case has numbers for, each on a network of its own.</summary>
    public static void CheckAll(GoldenFile file, Func<GoldenNetwork> create)
    {
        create().CheckPredictAndForward();
        create().CheckBackwardFrom();
        if (file.Loss is not null)
            create().CheckLossAndGradients();
        if (file.Parameters is not null)
            create().CheckTenStepsInParts();
        if (file.Losses is not null)
            create().CheckTenFusedSteps();
    }
}
