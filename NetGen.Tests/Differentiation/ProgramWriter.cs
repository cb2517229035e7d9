using NetGen.Analyzers.Model;

namespace NetGen.Tests.Differentiation;

/// <summary>Writes programs as the front end does: no instruction twice.</summary>
internal sealed class ProgramWriter
{
    private readonly List<ScalarInstruction> _instructions = [];
    private readonly Dictionary<ScalarInstruction, int> _places = [];

    public int Parameter(int index) => Add(ScalarInstruction.Parameter(index));

    public int Constant(double value) => Add(ScalarInstruction.Constant(value));

    public int Add(ScalarOperator op, int a, int b = -1, int c = -1) => Add(new ScalarInstruction(op, a, b, c));

    public ScalarProgram Returning(int result) => new(_instructions.ToEquatableArray(), result);

    private int Add(ScalarInstruction instruction)
    {
        if (!_places.TryGetValue(instruction, out var place))
        {
            place = _instructions.Count;
            _instructions.Add(instruction);
            _places.Add(instruction, place);
        }

        return place;
    }
}
