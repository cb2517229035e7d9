namespace NetGen.Benchmarks;

/// <summary>The repository that this program was built in.</summary>
internal static class Repository
{
    /// <summary>Its folder: the one above the program that holds the solution.</summary>
    /// <exception cref="InvalidOperationException">The program was moved elsewhere.</exception>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NetGen.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds NetGen.sln.");
    }
}
