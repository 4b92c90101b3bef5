using FeedRanking.Datasets;
using FeedRanking.Features;

namespace FeedRanking.Offline.Replay;

/// <summary>Turns rows of the dataset's tables into the rows that serving knows.</summary>
internal static class DatasetRows
{
    public static ViewerRow Viewer(ViewerRecord record) => ViewerRow.Create(
        record.ViewerId,
        record.Region,
        new ViewerProfile(
            ActivityLevel(record.ActiveDegree),
            Math.Max(0, record.RegisterDays),
            Math.Max(0, record.FollowCount),
            Math.Max(0, record.FanCount),
            Math.Max(0, record.FriendCount),
            record.IsLowActive,
            record.IsLiveStreamer,
            record.IsVideoAuthor,
            new ViewerCodes(record.Encrypted)));

    public static VideoRow Video(VideoRecord record, long shiftMs) => new()
    {
        VideoId = record.VideoId,
        CreatorId = record.CreatorId,
        Topic = record.Topic,
        DurationMs = record.DurationMs,
        PublishedAtMs = record.UploadedAtMs + shiftMs,
        MusicId = Math.Max(0, record.MusicId),
        MusicType = (byte)Math.Clamp(record.MusicType, 0, byte.MaxValue),
        Width = (ushort)Math.Clamp(record.Width, 0, ushort.MaxValue),
        Height = (ushort)Math.Clamp(record.Height, 0, ushort.MaxValue),
    };

    private static byte ActivityLevel(string activeDegree) => activeDegree switch
    {
        "day_new" or "2_14_day_new" => 1,
        "low_active" or "single_low_active" or "30day_retention" => 2,
        "middle_active" => 3,
        "high_active" => 4,
        "full_active" => 5,
        _ => 0,
    };
}
