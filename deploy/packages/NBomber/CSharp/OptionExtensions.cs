using Microsoft.FSharp.Core;

namespace NBomber.CSharp;

/// <summary>Asks a payload whether it is there.</summary>
public static class OptionExtensions
{
    public static bool IsSome<T>(this FSharpOption<T> option) => FSharpOption<T>.get_IsSome(option);

    public static bool IsNone<T>(this FSharpOption<T> option) => FSharpOption<T>.get_IsNone(option);
}
