using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using NetGen.Tests.Support;

namespace NetGen.Tests.Execution;

/// <summary>
/// Compiles definitions in memory, with the generator, and runs them: every network behind
/// <see cref="IGraphNetwork"/>, and a plain one behind <see cref="INetworkUnderTest"/> too. Compiling takes about a
/// second however many networks are compiled at once, so tests compile theirs together; a definition is compiled once
/// in a test run.
/// </summary>
internal static class NetworkHarness
{
    private static readonly UserProject Project = new()
    {
        References = [MetadataReference.CreateFromFile(typeof(INetworkUnderTest).Assembly.Location)],
    };

    private static readonly Dictionary<string, CompiledNetwork> Compiled = [];

    private static readonly Lock Compiling = new();

    /// <summary>A network with these attributes, compiled when first asked for.</summary>
    public static CompiledNetwork Compile(string attributes) => Compile(new NetworkDefinition(attributes));

    /// <inheritdoc cref="Compile(string)"/>
    public static CompiledNetwork Compile(NetworkDefinition definition) => Compile([definition])[0];

    /// <summary>Networks with these attributes, those not yet compiled in one compilation.</summary>
    public static IReadOnlyList<CompiledNetwork> Compile(IEnumerable<string> attributes) =>
        Compile([.. attributes.Select(text => new NetworkDefinition(text))]);

    /// <inheritdoc cref="Compile(IEnumerable{string})"/>
    public static IReadOnlyList<CompiledNetwork> Compile(IReadOnlyList<NetworkDefinition> definitions)
    {
        lock (Compiling)
        {
            var missing = definitions.DistinctBy(Key).Where(network => !Compiled.ContainsKey(Key(network))).ToList();
            if (missing.Count > 0)
            {
                foreach (var network in CompileTogether(missing))
                    Compiled.Add(Key(network.Definition), network);
            }

            return [.. definitions.Select(definition => Compiled[Key(definition)])];
        }
    }

    private static string Key(NetworkDefinition definition) => definition.Source("_");

    private static List<CompiledNetwork> CompileTogether(List<NetworkDefinition> definitions)
    {
        var space = string.Create(CultureInfo.InvariantCulture, $"Networks{Compiled.Count}");
        var users = definitions.Select((definition, i) => definition.Source(Space(i)));
        var adapters = definitions.SelectMany((definition, i) => Adapters(definition, Space(i), AdapterSpace(i)));
        var project = Project with { AssemblyName = space };
        var generated = project.Generate([.. users, .. adapters, OwnFunctions.Source]);
        var (image, documentation) = generated.Emit();
        var assembly = Load(image);
        return
        [
            .. definitions.Select((definition, i) => new CompiledNetwork(
                definition,
                definition.IsPlain ? Create<INetworkFactory>(assembly, AdapterSpace(i) + ".Factory") : null,
                Create<IGraphNetworkFactory>(assembly, AdapterSpace(i) + ".GraphFactory"),
                generated.Compilation.GetTypeByMetadataName(AdapterSpace(i) + ".GraphAdapter")!
                    .InstanceConstructors[0].Parameters[0].Type,
                generated.Compilation,
                image,
                documentation)),
        ];

        string Space(int index) => string.Create(CultureInfo.InvariantCulture, $"{space}.N{index}");
        string AdapterSpace(int index) => string.Create(CultureInfo.InvariantCulture, $"Adapters.{space}.A{index}");
    }

    /// <summary>A compiled assembly in a context of its own, which shares NetGen.Runtime and this assembly.</summary>
    public static Assembly Load(byte[] image) => new Context().LoadFromStream(new MemoryStream(image));

    private static IEnumerable<string> Adapters(NetworkDefinition definition, string space, string adapterSpace)
    {
        yield return GraphAdapter.Source(definition, definition.FullName(space), adapterSpace);
        if (definition.IsPlain)
            yield return NetworkAdapter.Source(definition, definition.FullName(space), adapterSpace);
    }

    private static T Create<T>(Assembly assembly, string name) =>
        (T)Activator.CreateInstance(assembly.GetType(name, throwOnError: true)!)!;

    /// <summary>
    /// A context of its own for each compilation, sharing the runtime and the test assembly with the tests.
    /// </summary>
    private sealed class Context() : AssemblyLoadContext(isCollectible: true)
    {
        private static readonly Assembly[] Shared =
            [typeof(NetworkAttribute).Assembly, typeof(INetworkUnderTest).Assembly];

        protected override Assembly? Load(AssemblyName assemblyName) =>
            Shared.FirstOrDefault(assembly => assembly.GetName().Name == assemblyName.Name);
    }
}

/// <summary>A definition, compiled and loaded.</summary>
/// <param name="Definition">What was compiled.</param>
/// <param name="PlainFactory">
/// Makes networks of the class; <see langword="null"/> where it is not plain (<see cref="NetworkDefinition.IsPlain"/>).
/// </param>
/// <param name="GraphFactory">Makes networks of the class, whatever it is.</param>
/// <param name="Symbol">The generated class as the compiler sees it.</param>
/// <param name="Compilation">What the class was compiled in.</param>
/// <param name="Image">The assembly that the class is in, among those compiled with it.</param>
/// <param name="Documentation">The XML documentation file of the compilation.</param>
internal sealed record CompiledNetwork(
    NetworkDefinition Definition,
    INetworkFactory? PlainFactory,
    IGraphNetworkFactory GraphFactory,
    ITypeSymbol Symbol,
    Compilation Compilation,
    byte[] Image,
    string Documentation)
{
    /// <summary>Makes networks of the class, which must be plain.</summary>
    public INetworkFactory Factory => PlainFactory
        ?? throw new NotSupportedException($"Only IGraphNetwork has the members of this network: {Definition}");

    public INetworkUnderTest Create(int seed = 0) => Factory.Create(seed);

    public INetworkUnderTest Create(NetworkOptions options) => Factory.Create(options);

    public IGraphNetwork CreateGraph(int seed = 0) => GraphFactory.Create(seed);

    public IGraphNetwork CreateGraph(NetworkOptions options) => GraphFactory.Create(options);

    public override string ToString() => Definition.Attributes;
}
