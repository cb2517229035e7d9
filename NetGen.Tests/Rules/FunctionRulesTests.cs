using NetGen.Tests.Analyzers;

namespace NetGen.Tests.Rules;

/// <summary>NG2003: whether a layer or a loss can be made of the function that it names.</summary>
public sealed class FunctionRulesTests
{
    private const string Marked = "[Differentiable] static float ";

    [Theory]
    [InlineData("nameof(F)", Marked + "F(float x) => x * x;")]
    [InlineData("\"F\"", Marked + "F(float x, [Trainable] float a, float b = 2) => a * x + b;")]
    [InlineData("nameof(F), PerChannel = true", Marked + "F(float x, [Trainable] float a) => a * x;")]
    [InlineData("nameof(F)", Marked + "F(float x) => x * x; static float F(int x) => x;")]
    [InlineData("nameof(F)", Marked + "F(float x) => x * x; " + Marked + "F(float y, float t) => y * t;")]
    [InlineData("typeof(Outside), nameof(Outside.G)", "")]
    [InlineData("typeof(Outside), \"Inherited\"", "")]
    [InlineData("\"G\"", "", "Outside")]
    public Task Functions_that_are_right(string arguments, string body, string around = "Plain") =>
        Verify.Accepts(Source($"Activation({arguments})", body, around));

    [Theory]
    [InlineData("Loss(nameof(F))", Marked + "F(float y, float t) => (y - t) * (y - t);")]
    [InlineData("Loss(nameof(F), TargetNoise = 0.1)", "[Differentiable] static double F(double y, double t, double d = 1) => d * (y - t) * (y - t);")]
    public Task Losses_that_are_right(string loss, string body) =>
        Verify.Accepts(Source($"Identity, {loss}, Sgd", body, "Plain"));

    [Theory]
    [InlineData("Activation({|#0:\"Bend\"|})", Marked + "Bent(float x) => x * x;", "Bend",
        "'Net', its base classes and the classes around it have no method of that name; did you mean 'Bent'?")]
    [InlineData("Activation({|#0:\"F\"|})", Marked + "First(float x) => x * x; " + Marked + "Second(float x) => x * x;", "F",
        "'Net', its base classes and the classes around it have no method of that name; there are First, Second")]
    [InlineData("Activation({|#0:\"F\"|})", "", "F",
        "'Net', its base classes and the classes around it have no method of that name; write a static method of numbers and mark it [Differentiable]")]
    [InlineData("Activation({|#0:\"\"|})", "", "",
        "'Net', its base classes and the classes around it have no method of that name; write a static method of numbers and mark it [Differentiable]")]
    [InlineData("Activation(typeof(Outside), {|#0:\"H\"|})", "", "H",
        "'Outside' and its base classes have no method of that name; there are G, Inherited")]
    [InlineData("Activation({|#0:\"F\"|})", "const int F = 1;", "F", "it is not a method")]
    [InlineData("Activation({|#0:nameof(F)|})", "static float F(float x) => x * x;", "F",
        "'Net.F' is not differentiable; mark it [Differentiable]")]
    [InlineData("Activation({|#0:nameof(F)|})", Marked + "F(float x) => x * x; [Differentiable] static double F(double x) => x * x;", "F",
        "'Net' has 2 differentiable methods of that name that fit; rename one")]
    [InlineData("Activation(typeof(Outside), {|#0:\"Hidden\"|})", "", "Hidden",
        "'Outside.Hidden' is not accessible in 'Net'; make it internal or public")]
    [InlineData("Activation({|#0:nameof(F)|})", Marked + "{|NG2004:F|}() => 1;", "F", "'Net.F' is not a function of an input; it needs a parameter")]
    [InlineData("Activation({|#0:nameof(F)|})", Marked + "F([Trainable] float x) => x * x;", "F",
        "its parameter 'x' takes the input and cannot be [Trainable]")]
    [InlineData("Activation({|#0:nameof(F)|})", Marked + "F(float x, float a) => a * x;", "F",
        "nothing gives its parameter 'a' a value; mark it [Trainable] or give it a default value")]
    [InlineData("Activation({|#0:nameof(F)|})", Marked + "F(float x, [Trainable(Init = double.NaN)] float a) => a * x;", "F",
        "its parameter 'a' starts from NaN; it must start from a finite number")]
    [InlineData("Activation({|#0:nameof(F)|})", Marked + "F(float x, [Trainable] float a = float.NaN) => a * x;", "F",
        "its parameter 'a' starts from NaN; it must start from a finite number")]
    [InlineData("Activation(nameof(F), {|#0:PerChannel = true|})", Marked + "F(float x) => x * x;", "F",
        "it has no trainable parameter that each channel could have of its own; leave PerChannel out")]
    public Task NG2003_of_a_layer(string layer, string body, string function, string why) => Verify.Finds(
        "NG2003", $"[Activation] cannot use '{function}': {why}", Source(layer, body, "Plain"));

    [Theory]
    [InlineData("F(float y) => y * y;", "'Net.F' is not a function of an output and a target; it needs two parameters")]
    [InlineData("F([Trainable] float y, float t) => y * t;", "its parameter 'y' takes the output and cannot be [Trainable]")]
    [InlineData("F(float y, [Trainable] float t) => y * t;", "its parameter 't' takes the target and cannot be [Trainable]")]
    [InlineData("F(float y, float t, float d) => d * y * t;", "nothing gives its parameter 'd' a value; give it a default value")]
    [InlineData("F(float y, float t, [Trainable] float d) => d * y * t;",
        "its parameter 'd' is [Trainable], and a loss trains nothing; give it a default value")]
    public Task NG2003_of_a_loss(string method, string why) => Verify.Finds(
        "NG2003", $"[Loss] cannot use 'F': {why}", Source("Identity, Loss({|#0:nameof(F)|}), Sgd", Marked + method, "Plain"));

    [Fact]
    public Task NG2003_too_many_numbers()
    {
        var parameters = string.Concat(Enumerable.Range(0, 17).Select(i => $", [Trainable] float p{i}"));
        var sum = string.Concat(Enumerable.Range(0, 17).Select(i => $" + p{i}"));
        return Verify.Finds(
            "NG2003",
            "[Activation] cannot use 'F': it has 17 trainable parameters, and a layer can have 16",
            Source("Activation({|#0:nameof(F)|})", Marked + $"F(float x{parameters}) => x{sum};", "Plain"));
    }

    [Fact]
    public Task Noise_on_classes_is_none() => Verify.Finds(
        "NG0042",
        "'TargetNoise' of [CrossEntropy] is 0.5, but noise on classes is none; leave it out",
        "[Network(2), Dense(2), Softmax, CrossEntropy({|#0:TargetNoise = 0.5|}), Sgd] partial class Net;");

    /// <summary>The fault is reported in the method; the network says nothing more.</summary>
    [Fact]
    public Task Nothing_is_said_of_a_function_with_a_fault_of_its_own() => Verify.Accepts(
        Source("Activation(nameof(F))", Marked + "F(float x) => System.MathF.Floor(x);", "Plain"));

    private static string Source(string layers, string body, string around)
    {
        var network = $"[Network(4), {layers}] partial class Net {{ {body} }}";
        return $$"""
            partial class Base
            {
                [Differentiable] public static float Inherited(float x) => x * x;
            }

            partial class Outside : Base
            {
                [Differentiable] public static float G(float x) => x * x;
                [Differentiable] private static float Hidden(float x) => x * x;
                {{(around == "Outside" ? network : "")}}
            }

            {{(around == "Outside" ? "" : network)}}
            """;
    }
}
