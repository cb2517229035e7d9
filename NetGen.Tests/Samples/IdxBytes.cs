using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Tests.Samples;

/// <summary>Makes the bytes of small IDX files.</summary>
internal static class IdxBytes
{
    public static byte[] Images(int count, int rows = 28, int columns = 28) =>
        [.. Header(0x00000803, count, rows, columns), .. Pixels(count * rows * columns)];

    public static byte[] Labels(params byte[] labels) => [.. Header(0x00000801, labels.Length), .. labels];

    public static byte[] Header(params int[] words)
    {
        byte[] header = new byte[4 * words.Length];
        for (int i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * i), words[i]);

        return header;
    }

    public static byte[] Pixels(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(37 * i))];

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(content);

        return packed.ToArray();
    }
}
