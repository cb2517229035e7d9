using NetGen.Tests.Execution;
using NetGen.Tests.Support;

namespace NetGen.Tests.Generator;

/// <summary>
/// Names of the user's that are also names of the generated file's own: neither gets in the other's way.
/// </summary>
public class NameCollisionTests
{
    private const string Attributes = "[Network(3)] [Dense(4), Tanh] [Dense(2), Softmax] [CrossEntropy] [Adam]";

    private static readonly Dictionary<string, NetworkDefinition> Definitions = new()
    {
        ["namespace Kernels"] = new(Attributes) { Namespace = "Kernels" },
        ["namespace Kernels within another"] = new(Attributes) { Namespace = "Company.Kernels" },
        ["namespace NetGen.Kernels"] = new(Attributes) { Namespace = "Company.NetGen.Kernels" },
        ["outer class Kernels"] = new(Attributes) { Outer = ["public partial class Kernels"] },
        ["class Kernels"] = new(Attributes) { Name = "Kernels" },
        ["class Kernels in no namespace"] = new(Attributes) { Name = "Kernels", Namespace = "" },
        ["class Layout"] = new(Attributes) { Name = "Layout" },
        ["class Dense1"] = new(Attributes) { Name = "Dense1" },
        ["outer class Layout"] = new(Attributes) { Outer = ["public partial class Layout"] },
        ["types beside it"] = new(Attributes)
        {
            Others = "internal struct Layout; internal struct Dense1; "
                + "internal struct TanhActivation; internal struct AdamUpdate;",
        },
        ["members"] = new(Attributes)
        {
            Body = "private static int Layout => 1; private struct Dense1; private static int TanhActivation => 2; "
                + "private static int AdamUpdate => 3; private static int Kernels => 4; "
                + "internal static int Sum => "
                + "Layout + TanhActivation + AdamUpdate + Kernels + default(Dense1).GetHashCode();",
        },
        ["inherited members"] = new(Attributes)
        {
            Bases = " : Base",
            Others = "/// <summary>A base.</summary>\n"
                + "public class Base { private protected const int Layout = 1, Dense1 = 2, Kernels = 3; }",
        },
    };

    public static TheoryData<string> Places => [.. Definitions.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public void The_code_compiles(string place) =>
        new UserProject().Generate(Definitions[place].Source("Collision")).RequireClean();

    [Fact]
    public void A_global_namespace_named_like_an_alias_of_the_code() =>
        new UserProject().Generate(
            new NetworkDefinition(Attributes).Source("Sample"),
            "namespace Kernels { internal class Own; } namespace Layout { internal class Own; }").RequireClean();
}
