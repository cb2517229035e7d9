namespace NetGen.Tests.Support;

/// <summary>The repository that the tests were built in, for its documentation.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The text of a file.</summary>
    public static string Read(params ReadOnlySpan<string> path) =>
        File.ReadAllText(Path.Combine([Root, .. path]));

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "NetGen.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}
