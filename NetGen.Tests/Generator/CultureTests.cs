using System.Globalization;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>The generated code is the same whatever the language of the machine that compiles it.</summary>
public class CultureTests
{
    private const string Source = """
        using NetGen;

        [Network(1200)]
        [Dense(1500, BiasInit = -0.125, Init = Init.Normal, InitScale = 0.25), Sigmoid]
        [Dense(2), LogSoftmax]
        [NegativeLogLikelihood]
        [Adam(LearningRate = 2.5e-3, Beta1 = 0.85, Beta2 = 0.995, Epsilon = 1e-7)]
        internal partial class First;

        [Network(3)] [Dense(2), Tanh] [Dense(1)] [MeanSquaredError]
        [Sgd(LearningRate = 0.125, Momentum = 0.75, Nesterov = true)]
        internal partial class Second;
        """;

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fi-FI")]
    [InlineData("fr-CH")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void The_culture_does_not_show(string name)
    {
        var expected = Files(CultureInfo.InvariantCulture);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Files(CultureInfo.GetCultureInfo(name)));
    }

    private static List<(string, string)> Files(CultureInfo culture)
    {
        var (before, beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            var generated = new UserProject().Generate(Source).RequireClean();
            return [.. generated.Result.GeneratedSources.Select(file => (file.HintName, file.SourceText.ToString()))];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }
}
