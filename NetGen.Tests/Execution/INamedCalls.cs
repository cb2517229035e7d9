namespace NetGen.Tests.Execution;

/// <summary>
/// A network whose user has written down calls of its members: for what <see cref="IGraphNetwork"/> cannot show because
/// it copies every array.
/// </summary>
public interface INamedCalls
{
    /// <summary>The calls, each under a name of its own.</summary>
    IReadOnlyDictionary<string, Action> Calls { get; }

    NetworkParameters Parameters { get; }
}
