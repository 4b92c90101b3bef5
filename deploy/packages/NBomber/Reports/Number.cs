using System.Globalization;

namespace NBomber.Reports;

/// <summary>Numbers as reports print them: the same on every machine.</summary>
internal static class Number
{
    private const double BytesPerKb = 1024;

    public static string Text(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Kb(double bytes) => Math.Round(bytes / BytesPerKb, 3).ToString("0.###", CultureInfo.InvariantCulture);

    public static string Mb(double bytes) => Math.Round(bytes / BytesPerKb / BytesPerKb, 4).ToString("0.####", CultureInfo.InvariantCulture);

    public static string Time(TimeSpan value) =>
        value.ToString(value.Milliseconds == 0 ? @"hh\:mm\:ss" : @"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}
