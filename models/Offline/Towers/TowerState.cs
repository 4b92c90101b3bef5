using FeedRanking.Features;

namespace FeedRanking.Offline.Towers;

/// <summary>A viewer's last actions at one moment, as the viewer tower takes them, with catalogue slots in place of embeddings.</summary>
/// <param name="History">Slots, the newest last; -1 for padding and unknown videos.</param>
/// <param name="Weights">Weights as <see cref="TowerInputs.Weights"/> gives them.</param>
internal sealed record TowerState(int[] History, float[] Weights)
{
    public static TowerState Of(ViewerRow viewer, VideoCatalogue catalogue)
    {
        var history = new int[TowerInputs.HistoryLength];
        Array.Fill(history, -1);
        var actions = viewer.Actions;
        for (var i = 0; i < actions.Count; i++)
        {
            history[TowerInputs.Place(i, actions.Count)] = catalogue.TryGetSlot(actions[i].VideoId, out var slot) ? slot : -1;
        }

        var weights = new float[TowerInputs.HistoryLength * TowerInputs.WeightColumns];
        TowerInputs.Weights(actions, weights);
        return new TowerState(history, weights);
    }
}
