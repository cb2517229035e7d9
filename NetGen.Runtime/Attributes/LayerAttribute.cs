namespace NetGen;

/// <summary>The base of every attribute that adds a layer to a network.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>
    /// The layer's name, by which other layers, losses and <see cref="NetworkParameters"/> know it: letters and digits. The
    /// default is the attribute's name in lower case with its number among its kind: <c>dense1</c>, <c>dense2</c>.
    /// </summary>
    public string? Name { get; set; }
}
