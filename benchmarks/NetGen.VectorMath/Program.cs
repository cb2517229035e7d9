using System.CommandLine;
using System.Diagnostics;
using NetGen.Tests.Kernels;
using NetGen.VectorMathCheck;

FunctionCheck[] checks =
[
    new FunctionCheck<ElementaryFunctions.Exp>(),
    new FunctionCheck<ElementaryFunctions.Log>(),
    new FunctionCheck<ElementaryFunctions.Sigmoid>(),
    new FunctionCheck<ElementaryFunctions.Tanh>(),
    new FunctionCheck<ElementaryFunctions.Softplus>(),
    new FunctionCheck<ElementaryFunctions.Erf>(),
    new FunctionCheck<ElementaryFunctions.Erfc>(),
    new FunctionCheck<ElementaryFunctions.Expm1>(),
    new FunctionCheck<ElementaryFunctions.Log1p>(),
    new FunctionCheck<ElementaryFunctions.Exp2>(),
    new FunctionCheck<ElementaryFunctions.Log2>(),
    new FunctionCheck<ElementaryFunctions.Log10>(),
    new FunctionCheck<ElementaryFunctions.Cbrt>(),
    new FunctionCheck<ElementaryFunctions.Sin>(),
    new FunctionCheck<ElementaryFunctions.Cos>(),
    new FunctionCheck<ElementaryFunctions.Tan>(),
    new FunctionCheck<ElementaryFunctions.Asin>(),
    new FunctionCheck<ElementaryFunctions.Acos>(),
    new FunctionCheck<ElementaryFunctions.Atan>(),
    new FunctionCheck<ElementaryFunctions.Sinh>(),
    new FunctionCheck<ElementaryFunctions.Cosh>(),
    new FunctionCheck<ElementaryFunctions.Asinh>(),
    new FunctionCheck<ElementaryFunctions.Acosh>(),
    new FunctionCheck<ElementaryFunctions.Atanh>(),
];

var functions = new Argument<string[]>("functions")
{
    Description = "The functions to check; all unless told.",
    Arity = ArgumentArity.ZeroOrMore,
};
functions.AcceptOnlyFromAmong([.. checks.Select(check => check.Name.ToLowerInvariant())]);
var stride = new Option<uint>("--stride")
{
    Description = "Only every n-th float.",
    HelpName = "N",
    DefaultValueFactory = _ => 1,
};
stride.Validators.Add(result =>
{
    if (result.GetValueOrDefault<uint>() < 1)
        result.AddError("--stride must be at least 1.");
});
var instructions = new Option<string>("--instructions")
{
    Description = "machine: all that the machine has; unfused: 128 bits, no fused multiply-add; scalar: no vectors.",
    DefaultValueFactory = _ => InstructionSet.Machine,
};
instructions.AcceptOnlyFromAmong(InstructionSet.Machine, InstructionSet.Unfused, InstructionSet.Scalar);

var command = new RootCommand("Compares NetGen's vector mathematics with double precision, over all floats.")
{
    functions, stride, instructions,
};
command.SetAction(parsed =>
{
    string[] names = parsed.GetValue(functions) is { Length: > 0 } chosen
        ? chosen
        : [.. checks.Select(check => check.Name.ToLowerInvariant())];
    var every = parsed.GetValue(stride);
    if (parsed.GetValue(instructions) is var set && set != InstructionSet.Machine)
        return InstructionSet.Rerun(set!, [.. names, "--stride", $"{every}"]);

    Console.WriteLine($"{InstructionSet.Description}; {(every == 1 ? "all floats" : $"every {every}th float")}\n");
    Console.WriteLine("| Function | largest error, ulp | bound | at | wrong zeros | differ by width | seconds |");
    Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    var right = true;
    foreach (var check in checks.Where(check => names.Contains(check.Name.ToLowerInvariant())))
    {
        var start = Stopwatch.GetTimestamp();
        var result = check.Run(every);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(
            $"| {check.Name} | {result.MaxUlps:F3} | {check.Bound} | {result.Worst:R} | {result.WrongZeros} "
            + $"| {result.Different} | {seconds:F0} |");
        right &= result.MaxUlps <= check.Bound && result.WrongZeros == 0 && result.Different == 0;
    }

    return right ? 0 : 1;
});
return command.Parse(args).Invoke();
