using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace FeedRanking.World;

/// <summary>Keeps a world's options beside its tables: whoever has them has the truth behind the logs.</summary>
public static class WorldFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "world.json";

    /// <summary>Writes the options into a folder that exists.</summary>
    public static void Write(WorldOptions options, string directory) =>
        File.WriteAllText(Path.Combine(directory, Name), JsonSerializer.Serialize(options, WorldJson.Default.WorldOptions) + "\n");

    /// <summary>Reads the options back.</summary>
    /// <exception cref="InvalidDataException">There is no such file, or what it says is no world; the message says which and why.</exception>
    public static WorldOptions Read(string directory)
    {
        var path = Path.Combine(directory, Name);
        try
        {
            var options = JsonSerializer.Deserialize(File.ReadAllText(path), WorldJson.Default.WorldOptions)
                ?? throw new InvalidDataException($"{path} holds nothing.");
            options.Validate();
            return options;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{path} is not there: only a folder that the command 'world' made has a known truth.", problem);
        }
        catch (Exception problem) when (problem is JsonException or ValidationException)
        {
            throw new InvalidDataException($"{path} does not describe a world: {problem.Message}", problem);
        }
    }
}
