namespace NetGen;

/// <summary>A layer of one's own has a fault that <see cref="LayerCheck"/> found; the message says which, and where.</summary>
public sealed class LayerCheckException : Exception
{
    /// <summary>An exception without a message of its own.</summary>
    public LayerCheckException()
    {
    }

    /// <summary>An exception.</summary>
    /// <param name="message">What is wrong.</param>
    public LayerCheckException(string message)
        : base(message)
    {
    }

    /// <summary>An exception that follows from another.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The other.</param>
    public LayerCheckException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
