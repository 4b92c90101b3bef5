using System.Text.Json;

namespace FeedRanking.Local.State;

/// <summary>Reads and writes state.json. It is replaced whole, so that a launcher that dies leaves the last complete one.</summary>
internal sealed class StateFile(RunFolder folder)
{
    /// <summary>The state of the last start; null when nothing was started or all was stopped.</summary>
    /// <exception cref="LaunchException">The file is no state of ours.</exception>
    public RunState? Read()
    {
        if (!File.Exists(folder.StateFile))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(folder.StateFile), LocalJson.Default.RunState);
        }
        catch (JsonException broken)
        {
            throw new LaunchException($"{folder.StateFile} cannot be read ({broken.Message}). Stop what still runs by hand, then delete it.");
        }
    }

    /// <summary>Replaces the state.</summary>
    public void Write(RunState state)
    {
        Directory.CreateDirectory(folder.Path);
        var next = folder.StateFile + ".new";
        File.WriteAllText(next, JsonSerializer.Serialize(state, LocalJson.Default.RunState));
        File.Move(next, folder.StateFile, overwrite: true);
    }

    /// <summary>Forgets it: nothing runs any more.</summary>
    public void Delete() => File.Delete(folder.StateFile);
}
