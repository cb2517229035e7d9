using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;

/// <summary>
/// Build task: marks one symbol version that a Linux library needs as weak, where this machine lacks it, so that the
/// dynamic loader lets the library load. Right only for a version that none of the library's relocations uses.
/// The library changes in place and keeps its time of modification, so that the next build does not copy it again.
/// </summary>
/// <remarks>
/// Reads the section .gnu.version_r of a 64-bit little-endian ELF file: for each library needed a Verneed record,
/// followed by one Vernaux record a version (Linux Standard Base Core, "Symbol Versioning").
/// </remarks>
public sealed class WeakenSymbolVersion : Microsoft.Build.Utilities.Task
{
    private const uint SectionOfNeededVersions = 0x6FFFFFFE;
    private const ushort Weak = 2;

    /// <summary>The libraries to change.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; }

    /// <summary>The file name of the library that defines the version: libstdc++.so.6.</summary>
    [Required]
    public string Provider { get; set; }

    /// <summary>The version: GLIBCXX_3.4.32.</summary>
    [Required]
    public string Version { get; set; }

    /// <summary>Changes every library that needs it.</summary>
    public override bool Execute()
    {
        if (IsProvided())
            return true;
        foreach (var library in Libraries.Select(item => item.ItemSpec))
        {
            var elf = File.ReadAllBytes(library);
            if (!Weaken(elf))
                continue;
            var time = File.GetLastWriteTimeUtc(library);
            File.Delete(library); // A new file, never a write through a hard link into the package's own copy.
            File.WriteAllBytes(library, elf);
            File.SetLastWriteTimeUtc(library, time);
            Log.LogMessage(MessageImportance.High, $"{library}: made to load without {Version}.");
        }

        return true;
    }

    // The runtime that executes this build uses the same provider, so it is among the files mapped into this process.
    // Where it is not found the version counts as missing: weakening it does no harm.
    private bool IsProvided()
    {
        var provider = File.ReadLines("/proc/self/maps")
            .Select(line => line.Substring(line.LastIndexOf(' ') + 1))
            .FirstOrDefault(path => Path.GetFileName(path).StartsWith(Provider, StringComparison.Ordinal));
        return provider != null
            && Encoding.GetEncoding(28591).GetString(File.ReadAllBytes(provider)).Contains(Version + "\0");
    }

    private bool Weaken(byte[] elf)
    {
        var changed = false;
        var sections = (long)BitConverter.ToUInt64(elf, 0x28);
        int sectionSize = BitConverter.ToUInt16(elf, 0x3A), sectionCount = BitConverter.ToUInt16(elf, 0x3C);
        for (var s = 0; s < sectionCount; s++)
        {
            var section = (int)sections + (s * sectionSize);
            if (BitConverter.ToUInt32(elf, section + 4) != SectionOfNeededVersions)
                continue;
            var stringSection = (int)sections + ((int)BitConverter.ToUInt32(elf, section + 40) * sectionSize);
            var strings = (int)BitConverter.ToUInt64(elf, stringSection + 24);
            var need = (int)BitConverter.ToUInt64(elf, section + 24);
            var needCount = BitConverter.ToUInt32(elf, section + 44);
            for (var n = 0; n < needCount; n++)
            {
                var version = need + (int)BitConverter.ToUInt32(elf, need + 8);
                for (var v = BitConverter.ToUInt16(elf, need + 2); v > 0; v--)
                {
                    var flags = BitConverter.ToUInt16(elf, version + 4);
                    if ((flags & Weak) == 0 && IsVersion(elf, strings + (int)BitConverter.ToUInt32(elf, version + 8)))
                    {
                        BitConverter.GetBytes((ushort)(flags | Weak)).CopyTo(elf, version + 4);
                        changed = true;
                    }

                    version += (int)BitConverter.ToUInt32(elf, version + 12);
                }

                need += (int)BitConverter.ToUInt32(elf, need + 12);
            }
        }

        return changed;
    }

    private bool IsVersion(byte[] elf, int start)
        => Encoding.ASCII.GetString(elf, start, Version.Length) == Version && elf[start + Version.Length] == 0;
}
