namespace FeedRanking.ServiceDefaults.Admission;

/// <summary>A call's place in a service. End it once; one that is the default has nothing to end.</summary>
public readonly struct CallPlace
{
    private readonly CallAdmission? _admission;
    private readonly long _enteredAt;
    private readonly TimeSpan _allowance;

    internal CallPlace(CallAdmission admission, long enteredAt, TimeSpan allowance) =>
        (_admission, _enteredAt, _allowance) = (admission, enteredAt, allowance);

    /// <summary>Gives the place back.</summary>
    /// <param name="how">How the call ended.</param>
    public void End(CallEnd how) => _admission?.Leave(_enteredAt, _allowance, how);
}
