using System.Buffers.Binary;
using System.IO.Compression;

namespace Samples.Mnist;

/// <summary>Images of one size, a byte a pixel, row by row and back to back: 0 is background, 255 is ink.</summary>
internal sealed record IdxImages(int Count, int Rows, int Columns, byte[] Pixels);

/// <summary>
/// Reads IDX files, the format of the MNIST database, gzipped or not: a big-endian header (a magic number, the count
/// and, for images, rows and columns) and then the bytes. A file that is not exactly that is refused: a short or long
/// file means that images and labels would no longer belong together.
/// </summary>
/// <exception cref="InvalidDataException">The content is not what was asked for; the message says how.</exception>
/// <exception cref="IOException">The file is missing or cannot be read.</exception>
internal static class IdxFile
{
    private const uint ImagesMagic = 0x00000803;
    private const uint LabelsMagic = 0x00000801;

    // Deflate cannot expand data by more than this factor, so a header that promises more is known to be wrong before
    // anything is allocated for it.
    private const long MaxExpansion = 1032;

    public static IdxImages ReadImages(string path)
    {
        (int[] sizes, byte[] pixels) = Read(path, ImagesMagic, dimensions: 3);
        return new IdxImages(sizes[0], sizes[1], sizes[2], pixels);
    }

    public static byte[] ReadLabels(string path) => Read(path, LabelsMagic, dimensions: 1).Data;

    private static (int[] Sizes, byte[] Data) Read(string path, uint magic, int dimensions)
    {
        using FileStream file = File.OpenRead(path);
        bool gzipped = StartsAsGzip(file);
        using Stream content = gzipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        int[] sizes = ReadHeader(content, path, magic, dimensions);
        byte[] data = new byte[DataLength(sizes, path, file.Length, gzipped ? MaxExpansion : 1)];
        int read = Fill(data, content, path);
        if (read < data.Length)
        {
            throw new InvalidDataException(
                $"{path} is truncated: its header promises {Describe(sizes)}, {data.Length} bytes, "
                + $"but only {read} follow.");
        }

        if (Fill(new byte[1], content, path) > 0)
        {
            throw new InvalidDataException(
                $"{path} is too long: its header promises {Describe(sizes)}, {data.Length} bytes, but more follow.");
        }

        return (sizes, data);
    }

    private static bool StartsAsGzip(FileStream file)
    {
        bool gzipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return gzipped;
    }

    /// <summary>Reads until the buffer is full or the file ends, and returns how many bytes it read.</summary>
    private static int Fill(Span<byte> buffer, Stream content, string path)
    {
        try
        {
            return content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDataException(
                $"{path} is damaged: it starts as a gzip file but cannot be unpacked to its end.", damage);
        }
    }

    private static int[] ReadHeader(Stream content, string path, uint magic, int dimensions)
    {
        Span<byte> header = stackalloc byte[sizeof(uint) * (1 + dimensions)];
        int read = Fill(header, content, path);
        if (read >= sizeof(uint))
            CheckMagic(BinaryPrimitives.ReadUInt32BigEndian(header), path, magic);

        if (read < header.Length)
        {
            throw new InvalidDataException(
                $"{path} is truncated: the header of an IDX file of {Kind(magic)} has {header.Length} bytes, "
                + $"but only {read} are there.");
        }

        int[] sizes = new int[dimensions];
        for (int i = 0; i < dimensions; i++)
            sizes[i] = BinaryPrimitives.ReadInt32BigEndian(header[(sizeof(uint) * (1 + i))..]);

        return sizes;
    }

    private static void CheckMagic(uint found, string path, uint needed)
    {
        if (found == needed)
            return;

        string what = found is ImagesMagic or LabelsMagic
            ? $"{path} holds {Kind(found)}, but {Kind(needed)} are needed"
            : $"{path} is not an IDX file of {Kind(needed)}";
        throw new InvalidDataException($"{what}: it starts with 0x{found:x8} and should start with 0x{needed:x8}.");
    }

    private static long DataLength(int[] sizes, string path, long fileLength, long expansion)
    {
        long limit = Math.Min(fileLength * expansion, Array.MaxLength);
        long length = 1;
        foreach (int size in sizes)
        {
            if (size <= 0)
                throw new InvalidDataException($"{path} holds {Describe(sizes)}; every size must be at least 1.");

            // Two sizes below 2^31 always fit into 63 bits; the check keeps the third from overflowing them.
            length = length > limit ? length : length * size;
        }

        return length <= limit
            ? length
            : throw new InvalidDataException(
                $"{path} is truncated: its header promises {Describe(sizes)}, "
                + $"more than its {fileLength} bytes can hold.");
    }

    private static string Describe(int[] sizes) =>
        sizes.Length == 1 ? $"{sizes[0]} labels" : $"{sizes[0]} images of {sizes[1]} x {sizes[2]} pixels";

    private static string Kind(uint magic) => magic == ImagesMagic ? "images" : "labels";
}
