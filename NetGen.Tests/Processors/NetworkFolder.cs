using System.Globalization;
using System.Reflection;
using System.Text.Json;
using NetGen.Tests.Execution;

namespace NetGen.Tests.Processors;

/// <summary>
/// Compiled networks in a folder, for processes that run them: compiling them again would take most of their time.
/// </summary>
internal sealed class NetworkFolder : IDisposable
{
    private const string Contents = "networks.json";

    /// <summary>The folder, which is deleted with this object.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("netgen-tests-").FullName;

    /// <summary>Writes networks into a new folder.</summary>
    public static NetworkFolder Write(IEnumerable<CompiledNetwork> networks)
    {
        var folder = new NetworkFolder();
        var images = new Dictionary<byte[], string>();
        var entries = new List<Entry>();
        foreach (var network in networks)
        {
            if (!images.TryGetValue(network.Image, out var file))
            {
                file = string.Create(CultureInfo.InvariantCulture, $"{images.Count}.dll");
                File.WriteAllBytes(System.IO.Path.Combine(folder.Path, file), network.Image);
                images.Add(network.Image, file);
            }

            entries.Add(new(
                file,
                network.Definition.Attributes,
                network.GraphFactory.GetType().FullName!,
                network.PlainFactory?.GetType().FullName));
        }

        File.WriteAllText(System.IO.Path.Combine(folder.Path, Contents), JsonSerializer.Serialize(entries));
        return folder;
    }

    /// <summary>The networks of a folder, in order.</summary>
    public static List<LoadedNetwork> Read(string path)
    {
        using var contents = File.OpenRead(System.IO.Path.Combine(path, Contents));
        var entries = JsonSerializer.Deserialize<List<Entry>>(contents)!;
        var assemblies = entries.Select(entry => entry.Image).Distinct().ToDictionary(
            image => image, image => NetworkHarness.Load(File.ReadAllBytes(System.IO.Path.Combine(path, image))));
        return
        [
            .. entries.Select(entry => new LoadedNetwork(
                new NetworkDefinition(entry.Definition),
                Create<IGraphNetworkFactory>(assemblies[entry.Image], entry.GraphFactory)!,
                Create<INetworkFactory>(assemblies[entry.Image], entry.PlainFactory))),
        ];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static T? Create<T>(Assembly assembly, string? name)
        where T : class =>
        name is null ? null : (T)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!)!;

    private sealed record Entry(string Image, string Definition, string GraphFactory, string? PlainFactory);
}

/// <summary>A network that another process compiled.</summary>
/// <param name="Definition">What was compiled.</param>
/// <param name="GraphFactory">Makes networks of the class.</param>
/// <param name="PlainFactory">The same for a plain one, as of <see cref="CompiledNetwork"/>.</param>
internal sealed record LoadedNetwork(
    NetworkDefinition Definition, IGraphNetworkFactory GraphFactory, INetworkFactory? PlainFactory);
