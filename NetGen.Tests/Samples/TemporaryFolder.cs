namespace NetGen.Tests.Samples;

/// <summary>A folder that lives as long as one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("netgen-").FullName;

    public string Write(string name, byte[] content)
    {
        string path = Path.Combine(FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(FullName, recursive: true);
}
