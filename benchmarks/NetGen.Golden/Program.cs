using NetGen.Golden;
using NetGen.Tests.Golden;
using TorchSharp;

var folder = args is [var given] ? given : Path.Combine("NetGen.Tests", "Golden", "Files");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine(
        $"The folder '{folder}' does not exist. Run this from the root of the repository, or give another folder.");
    return 1;
}

// One thread adds in one order: the same files from run to run.
torch.set_num_threads(1);
foreach (var old in Directory.EnumerateFiles(folder, "*.json"))
    File.Delete(old);
var refused = 0;
foreach (var golden in GoldenCases.All)
{
    try
    {
        var file = GoldenComputation.Compute(golden, out var difference);
        file.Write(Path.Combine(folder, golden.Name + ".json"));
        Console.WriteLine(
            FormattableString.Invariant($"{golden.Name,-50} differs from double precision by {difference:E1}"));
    }
    catch (InvalidOperationException refusal)
    {
        Console.Error.WriteLine(refusal.Message);
        refused++;
    }
}

return refused == 0 ? 0 : 1;
