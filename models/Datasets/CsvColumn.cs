namespace FeedRanking.Datasets;

/// <summary>A column of one file: its name for messages, its place for reading.</summary>
internal readonly record struct CsvColumn(string Name, int Index);
