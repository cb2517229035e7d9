using NetGen.Analyzers.CodeFixes;

namespace NetGen.Tests.CodeFixes;

public sealed class NotPartialFixTests
{
    [Theory]
    [InlineData("class {|NG0001:Net|};", "partial class Net;")]
    [InlineData("public sealed class {|NG0001:Net|} { }", "public sealed partial class Net { }")]
    [InlineData("\n/* a */ internal class {|NG0001:Net|};", "\n/* a */ internal partial class Net;")]
    [InlineData("\n    // a\n    class {|NG0001:Net|};", "\n    // a\n    partial class Net;")]
    public Task The_class_becomes_partial(string before, string after) => VerifyFix.Gives<NotPartialFix>(
        "using NetGen;\n[Network(4), Dense(2)] " + before,
        "using NetGen;\n[Network(4), Dense(2)] " + after,
        0,
        "partial");

    [Fact]
    public Task Every_type_around_it_does_once() => VerifyFix.Gives<NotPartialFix>(
        """
        using NetGen;

        /// <summary>A.</summary>
        class A
        {
            public readonly struct B
            {
                [Network(4), Dense(2)]
                class {|NG0001:{|NG0001:{|NG0001:Net|}|}|};
            }

            [Network(4), Dense(2)]
            partial class {|NG0001:Other|};
        }
        """,
        """
        using NetGen;

        /// <summary>A.</summary>
        partial class A
        {
            public readonly partial struct B
            {
                [Network(4), Dense(2)]
                partial class Net;
            }

            [Network(4), Dense(2)]
            partial class Other;
        }
        """,
        0,
        "partial");

    [Fact]
    public Task Every_type_around_a_function_does_once() => VerifyFix.Gives<NotPartialFix>(
        """
        using NetGen;

        // A.
        static class A
        {
            internal readonly struct B
            {
                [Differentiable]
                static float {|NG2004:{|NG2004:F|}|}(float x) => x * x;

                [Differentiable]
                static float {|NG2004:{|NG2004:G|}|}(float x) => x * x;
            }
        }
        """,
        """
        using NetGen;

        // A.
        static partial class A
        {
            internal readonly partial struct B
            {
                [Differentiable]
                static float F(float x) => x * x;

                [Differentiable]
                static float G(float x) => x * x;
            }
        }
        """,
        0,
        "partial");
}
