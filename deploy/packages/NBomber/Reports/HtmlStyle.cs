namespace NBomber.Reports;

/// <summary>The page's style.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --back: #ffffff; --panel: #f6f7f9; --text: #1c2430; --faint: #5b6675; --grid: #dde2e8;
          --ok: #1f8a4c; --fail: #c62f2f; --p50: #2b6cb0; --p95: #b7701a; --p99: #8b3fa8; }
        @media (prefers-color-scheme: dark) { :root { --back: #14181e; --panel: #1d232b; --text: #e4e8ee; --faint: #9aa6b5; --grid: #333c47;
          --ok: #4cc27e; --fail: #f07171; --p50: #6fb1f2; --p95: #e8a950; --p99: #cf8eea; } }
        body { margin: 0 auto; padding: 1.5rem; max-width: 70rem; background: var(--back); color: var(--text);
          font: 15px/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dt { color: var(--faint); } dd { margin: 0; }
        .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(30rem, 1fr)); gap: 1rem; }
        figure { margin: 0; padding: .5rem; background: var(--panel); border-radius: .5rem; } svg { display: block; width: 100%; }
        svg text { fill: var(--faint); font-size: 12px; } svg .title { fill: var(--text); font-size: 13px; font-weight: 600; }
        .end { text-anchor: end; } .middle { text-anchor: middle; } .grid { stroke: var(--grid); }
        .line { fill: none; stroke-width: 1.75; } .line.ok { stroke: var(--ok); } .line.fail { stroke: var(--fail); }
        .line.p50 { stroke: var(--p50); } .line.p95 { stroke: var(--p95); } .line.p99 { stroke: var(--p99); }
        .mark.ok { fill: var(--ok); } .mark.fail { fill: var(--fail); } .mark.p50 { fill: var(--p50); } .mark.p95 { fill: var(--p95); }
        .mark.p99 { fill: var(--p99); }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .25rem .75rem; text-align: left; border-bottom: 1px solid var(--grid); height: 1.2em; } th { color: var(--faint); }
        tr.failed td { color: var(--fail); font-weight: 600; }
        """;
}
