using Microsoft.CodeAnalysis;
using NetGen.Generator.Training;
using NetGen.Tests.Parsing;

namespace NetGen.Tests.Generator;

/// <summary>The C# by which generated code creates a schedule.</summary>
public class SchedulesTests
{
    [Theory]
    [InlineData("ClipGradient(Norm = 1)", null)]
    [InlineData("StepDecay(1000)", "new global::NetGen.StepDecaySchedule(0.01, 1000, 0.1)")]
    [InlineData("StepDecay(7, Factor = 0.5)", "new global::NetGen.StepDecaySchedule(0.01, 7, 0.5)")]
    [InlineData("ExponentialDecay(0.999)", "new global::NetGen.ExponentialDecaySchedule(0.01, 0.999)")]
    [InlineData("CosineDecay(500)", "new global::NetGen.CosineDecaySchedule(0.01, 500, 0)")]
    [InlineData("CosineDecay(500, Minimum = 1e-5)", "new global::NetGen.CosineDecaySchedule(0.01, 500, 1E-05)")]
    [InlineData("OneCycle(0.3, 900)", "new global::NetGen.OneCycleSchedule(0.3, 900, 0.3, 25, 10000)")]
    [InlineData(
        "OneCycle(1, 9, WarmUpFraction = 0.5, StartDivisor = 10, EndDivisor = 5)",
        "new global::NetGen.OneCycleSchedule(1, 9, 0.5, 10, 5)")]
    [InlineData(
        "WarmUp(50)",
        "new global::NetGen.WarmUpSchedule(new global::NetGen.ConstantSchedule(0.01), 50, 0)")]
    [InlineData(
        "WarmUp(50, Start = 0.001), CosineDecay(500)",
        "new global::NetGen.WarmUpSchedule(new global::NetGen.CosineDecaySchedule(0.01, 500, 0), 50, 0.001)")]
    [InlineData("ReduceOnPlateau", "_plateau")]
    [InlineData("ReduceOnPlateau, WarmUp(50)", "new global::NetGen.WarmUpSchedule(_plateau, 50, 0)")]
    public void The_schedule_of_a_network(string settings, string? creation)
    {
        var spec = Definitions.SpecOf(
            $"using NetGen; [Network(1), Dense(1), MeanSquaredError, Sgd, {settings}] partial class Net;");
        Assert.Equal(creation, Schedules.Of(spec.Training, spec.Optimizer!.LearningRate, "_plateau"));
        Compiles(creation is null ? "null" : creation);
    }

    [Theory]
    [InlineData("CosineDecay(500)", null)]
    [InlineData("ReduceOnPlateau", "new global::NetGen.PlateauSchedule(0.01, 0.1, 10, 100, 0.0001, 0, 0)")]
    [InlineData(
        "ReduceOnPlateau(Factor = 0.5, Patience = 3, Every = 20, Threshold = 0.01, Cooldown = 2, Minimum = 0.001)",
        "new global::NetGen.PlateauSchedule(0.01, 0.5, 3, 20, 0.01, 2, 0.001)")]
    public void The_plateau_of_a_network(string settings, string? creation)
    {
        var spec = Definitions.SpecOf(
            $"using NetGen; [Network(1), Dense(1), MeanSquaredError, Sgd, {settings}] partial class Net;");
        Assert.Equal(creation, Schedules.PlateauOf(spec.Training, spec.Optimizer!.LearningRate));
        Compiles(creation is null ? "null" : creation);
    }

    private static void Compiles(string creation) => Assert.DoesNotContain(
        TestReferences.Compile(
            $$"""
            static class Creation
            {
                public static global::NetGen.PlateauSchedule _plateau = null!;
                public static global::NetGen.LearningRateSchedule? Of() => {{creation}};
            }
            """).GetDiagnostics(),
        diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
