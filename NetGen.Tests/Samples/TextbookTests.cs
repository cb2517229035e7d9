using Samples.Textbook;

namespace NetGen.Tests.Samples;

public sealed class TextbookTests
{
    [Fact]
    public void Regression121HasSevenParametersAndLearnsTheCurve() => IsLearned(Regression.Run(), 7);

    [Fact]
    public void Classification221HasNineParametersAndLearnsTheWedge() => IsLearned(BinaryClassifier.Run(), 9);

    [Fact]
    public void TheSoftmaxClassifierSeparatesTwoClouds() => IsLearned(SoftmaxClassifier.Run(), 6);

    [Fact]
    public void ExclusiveOrIsLearned() => IsLearned(Xor.Run(), 17);

    private static void IsLearned(Outcome outcome, int parameterCount)
    {
        Assert.Equal(parameterCount, outcome.ParameterCount);
        Assert.True(outcome.IsLearned, outcome.Learned);
    }
}
