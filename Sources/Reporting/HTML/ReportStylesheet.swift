/// The style sheet of the page: screen, phone, dark scheme, paper.
///
/// Colours are named by role, once for each scheme; each text colour has a contrast of at least 4.5 to the ground it
/// stands on. Blue and vermilion tell good from bad for the colour-blind too, and no sign rests on colour alone.
enum ReportStylesheet {
  /// The whole style sheet.
  static let text = colours + page + sections + charts + words + narrow + paper

  private static let colours = """
    :root {
      color-scheme: light dark;
      --paper: #fdfcfa; --card: #ffffff; --ink: #1d2126; --quiet: #5c636c; --rule: #dedbd4;
      --faint: #f3f1ec; --link: #14507a; --good: #15628a; --bad: #b13a12; --new: #6a4b8a;
      --mark: #fbe8c8; --band: #15628a22;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif;
      --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Georgia, "Noto Serif", "Liberation Serif", serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15181c; --card: #1c2025; --ink: #e8e6e1; --quiet: #a2a9b2; --rule: #363c44;
        --faint: #22272d; --link: #8cc4ea; --good: #7fc3e6; --bad: #f29b78; --new: #c6a8e6;
        --mark: #574318; --band: #7fc3e62e;
      }
    }

    """

  private static let page = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
    body {
      margin: 0 auto; max-width: 66rem; padding: 0 2rem 4rem; background: var(--paper); color: var(--ink);
      font: 400 1rem/1.55 var(--sans); font-variant-numeric: tabular-nums lining-nums;
      overflow-wrap: break-word;
    }
    bdi, .statement, dd, blockquote { overflow-wrap: anywhere; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
    a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    main { overflow-x: clip; }
    h1, h2, h3, p, dl, dd, ol, ul, figure, blockquote { margin: 0; padding: 0; }
    ol, ul { list-style: none; }
    small, .quiet, .note, .none, .gloss, .footing, .facts { color: var(--quiet); }
    small { font-size: .8125rem; font-weight: 400; }
    code { font: .8125em ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
    bdi { unicode-bidi: isolate; }
    .skip, .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .skip:focus { width: auto; height: auto; clip-path: none; padding: .5rem; background: var(--card); }
    .masthead { padding: 4rem 0 1.25rem; border-bottom: 2px solid var(--ink); }
    .kicker { color: var(--quiet); font-size: .875rem; letter-spacing: .02em; }
    h1 { font: 600 2.5rem/1.15 var(--serif); margin: .35rem 0 .9rem; letter-spacing: -.01em; text-wrap: balance; }
    .lead { font: 400 1.1875rem/1.55 var(--serif); max-width: 44rem; text-wrap: pretty; }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: 1.5rem; font-size: .875rem; }
    section { padding-top: 3.5rem; }
    h2 { font: 600 1.625rem/1.2 var(--serif); margin-bottom: 1rem; }
    h3 { font: 600 1rem/1.35 var(--sans); }
    h3.sub { margin: 2rem 0 .6rem; }
    .note { font-size: .875rem; max-width: 44rem; margin-bottom: 1rem; }
    footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .875rem; }

    """

  private static let sections = """
    .findings > li { padding: 1.15rem 1.25rem; margin-bottom: 1.1rem; background: var(--card); border: 1px solid var(--rule); border-left: 4px solid var(--new); }
    .findings > li.worse { border-left-color: var(--bad); }
    .findings > li.better { border-left-color: var(--good); }
    .findings h3 small { margin-left: .4rem; }
    .statements > li { display: grid; grid-template-columns: 5rem minmax(0, 1fr); align-items: baseline; }
    .statements > li { padding-top: .9rem; }
    .findings > li > .words { margin-bottom: -.2rem; }
    .tag { font-size: .8125rem; font-weight: 600; color: var(--new); }
    .worse > .tag { color: var(--bad); } .better > .tag { color: var(--good); }
    .statement { font: 400 1.0625rem/1.4 var(--serif); text-wrap: pretty; }
    .statements > li:first-child .statement { font-size: 1.3125rem; }
    .evidence, .words { font-size: .9375rem; color: var(--quiet); }
    .words { margin-top: .4rem; }
    .term { display: inline-block; padding: 0 .5rem; margin: .1rem .1rem; border: 1px solid var(--rule); border-radius: 3px; background: var(--faint); color: var(--ink); }
    .more { margin-top: .7rem; font-size: .9375rem; }
    .more > summary { cursor: pointer; color: var(--link); width: fit-content; }
    .more > summary span { color: var(--quiet); }
    .more[open] > summary { margin-bottom: .6rem; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); border-top: 1px solid var(--rule); border-left: 1px solid var(--rule); background: var(--card); }
    .tile { padding: 1.1rem 1.2rem 1rem; border-right: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
    .tile h3 { font-size: .9375rem; }
    .tile .value { font: 600 2.125rem/1.25 var(--serif); margin: .1rem 0; font-variant-numeric: tabular-nums lining-nums; }
    .verdict { margin-left: .6rem; font: 400 .875rem var(--sans); color: var(--quiet); }
    .footing { font-size: .8125rem; margin-top: .35rem; line-height: 1.45; }
    .gloss { font-size: .8125rem; line-height: 1.45; }
    .rows { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; }
    .rows dt { font-size: .8125rem; color: var(--quiet); }
    .rows dd { font-size: 1.125rem; }
    .rows .sum { margin-left: auto; padding-left: 2.5rem; border-left: 1px solid var(--rule); }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.4; }
    th { text-align: left; font-weight: 600; }
    thead th { font-size: .8125rem; color: var(--quiet); vertical-align: bottom; border-bottom: 1px solid var(--ink); }
    td bdi, th bdi { overflow-wrap: break-word; }
    td, th { padding: .5rem .75rem .5rem 0; vertical-align: top; }
    td:last-child, th:last-child { padding-right: 0; }
    tbody tr { border-bottom: 1px solid var(--rule); }
    tbody tr:target, .topic:target { background: var(--faint); }
    .num { text-align: right; white-space: nowrap; }
    .num .quiet { white-space: normal; overflow-wrap: anywhere; }
    .num b { font-weight: 600; } .num b.quiet { font-weight: 400; white-space: nowrap; }
    td small { display: block; line-height: 1.35; }
    .topics th:first-child { width: 22%; min-width: 8rem; } .topics th bdi { overflow-wrap: anywhere; }
    .topics th, .topics td { padding-right: 1.5rem; }
    .pair { display: inline-flex; gap: .9rem; align-items: center; }
    .pair > span { min-width: 8.25rem; text-align: right; }
    .draw { min-width: 7.5rem; vertical-align: middle; }
    .rising { margin-bottom: .75rem; }
    .columns { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 25rem), 1fr)); gap: 1.5rem 3rem; }
    .plain td { text-align: right; white-space: nowrap; } .plain thead th + th { text-align: right; }
    .plain th[scope=row] { font-weight: 400; min-width: 6rem; } .plain th bdi { overflow-wrap: anywhere; }
    .columns h3 { margin-bottom: .4rem; }
    .scroll { overflow-x: auto; }
    .scroll + .note { margin-top: .75rem; }
    .segments td, .segments th { padding-right: 1.25rem; }
    .made td:last-child { min-width: 14rem; } .made td:last-child bdi { overflow-wrap: anywhere; }
    .made { font-size: .875rem; }
    .guide { columns: 2; column-gap: 3rem; }
    .guide div { break-inside: avoid; margin-bottom: 1rem; }
    .guide dt, .pairs dt { font-weight: 600; }
    .guide dd { font-size: .9375rem; color: var(--quiet); }
    .pairs { display: flex; flex-wrap: wrap; gap: .35rem 2.25rem; font-size: .875rem; }
    .pairs div { display: flex; gap: .5rem; }

    """

  private static let charts = """
    svg { display: block; max-width: 100%; height: auto; overflow: visible; font-family: var(--sans); }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 2rem 3rem; }
    figure, figcaption > *, .tile { min-width: 0; overflow-wrap: anywhere; }
    figcaption { display: flex; gap: .75rem; align-items: baseline; margin-bottom: .35rem; }
    figcaption .quiet { font-size: .875rem; }
    .chart { width: 100%; }
    .chart text { font-size: 11px; fill: var(--quiet); }
    .chart .value { font-size: 12px; font-weight: 600; fill: var(--bad); }
    .chart .grid { stroke: var(--rule); stroke-width: 1; }
    .chart .zero { stroke: var(--quiet); stroke-width: 1; }
    .chart .event { fill: var(--rule); opacity: .5; }
    .chart .centre { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 4 4; }
    .chart .limit { fill: none; stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 1 3; }
    .chart .band { fill: var(--band); }
    .chart .whisk { stroke: var(--good); stroke-width: 1.5; opacity: .6; }
    .line { fill: none; stroke: var(--good); stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
    .dot { fill: var(--good); }
    .alarm { fill: var(--bad); stroke: var(--paper); stroke-width: 1.5; }
    .whisker .axis { stroke: var(--rule); stroke-width: 1; }
    .whisker .up, .whisker .down, .whisker .open { stroke: var(--good); stroke-width: 4; stroke-linecap: round; opacity: .45; }
    .whisker .down { stroke: var(--bad); } .whisker .open { stroke: var(--quiet); }
    .whisker .down + .dot { fill: var(--bad); } .whisker .open + .dot { fill: var(--quiet); }
    .hollow { fill: var(--paper); stroke: var(--quiet); stroke-width: 1.5; }
    .spark { width: 7.5rem; } .tile .whisker { width: 100%; } .spark .line { stroke-width: 1.5; } .whisker { width: 7.5rem; flex: none; }

    """

  private static let words = """
    .kwic { font-size: .9375rem; line-height: 1.5; border-top: 1px solid var(--rule); overflow-x: clip; }
    .kwic > li { border-bottom: 1px solid var(--rule); }
    .kwic summary { display: grid; grid-template-columns: 3.5rem minmax(0, 5fr) minmax(0, 7fr); align-items: baseline; padding: .3rem 0; cursor: pointer; list-style: none; white-space: pre; overflow: hidden; }
    .kwic summary::-webkit-details-marker { display: none; }
    .kwic .pre { display: flex; justify-content: flex-end; overflow: hidden; color: var(--quiet); -webkit-mask-image: linear-gradient(to right, #0000, #000 1.5rem); mask-image: linear-gradient(to right, #0000, #000 1.5rem); }
    .kwic .pre > span { flex: none; }
    .kwic .rest { overflow: hidden; text-overflow: ellipsis; }
    .kwic .score { font-size: .8125rem; font-weight: 600; color: var(--quiet); }
    .kwic .negative .score { color: var(--bad); } .kwic .positive .score { color: var(--good); }
    .kwic mark { background: var(--mark); color: inherit; font-weight: 600; padding: .05em .15em; margin: 0 -.15em; border-radius: 2px; }
    .kwic summary:hover { background: var(--faint); }
    .kwic details[open] summary { display: block; white-space: normal; padding-left: 3.5rem; text-indent: -3.5rem; }
    .kwic details[open] .pre { display: inline; color: inherit; -webkit-mask-image: none; mask-image: none; }
    .kwic details[open] .score { display: inline-block; width: calc(3.5rem - .28em); text-indent: 0; }
    .kwic .facts { padding: 0 0 .5rem 3.5rem; font-size: .8125rem; }
    .topic { margin-bottom: 1.9rem; } .topic h3 { margin-bottom: .35rem; }
    .topic h3 small { margin-left: .4rem; }
    .queue > li { padding: 1rem 0; border-bottom: 1px solid var(--rule); }
    .queue .head { display: flex; flex-wrap: wrap; gap: .1rem 1rem; align-items: baseline; }
    .severity { font: 600 1.25rem/1.2 var(--serif); min-width: 3rem; }
    .action { font-weight: 600; color: var(--quiet); }
    .apologise .action { color: var(--bad); } .thank .action { color: var(--good); }
    .queue .facts { font-size: .875rem; }
    blockquote { font: 400 1.0625rem/1.5 var(--serif); margin: .35rem 0 .5rem 4rem; max-width: 46rem; }
    .reasons { display: flex; flex-wrap: wrap; gap: .3rem .5rem; margin-left: 4rem; font-size: .8125rem; }
    .reasons li { padding: 0 .5rem; border: 1px solid var(--rule); border-radius: 3px; }

    """

  private static let narrow = """
    @media screen and (max-width: 62rem) {
      .topics th, .topics td { padding-right: 1rem; }
      .topics th:first-child { min-width: 7rem; }
      .pair > .whisker { display: none; }
    }
    @media screen and (max-width: 50rem) {
      body { padding: 0 1rem 3rem; }
      .masthead { padding-top: 2rem; }
      h1 { font-size: 1.875rem; }
      .lead { font-size: 1.0625rem; }
      nav ul { gap: .15rem 1rem; }
      nav a { display: inline-block; padding: .3rem 0; }
      section { padding-top: 2.5rem; }
      .statements > li { display: block; }
      .statements > li:first-child .statement { font-size: 1.1875rem; }
      .chart text { font-size: 13.5px; } .chart .value { font-size: 14px; }
      .tiles { grid-template-columns: 1fr 1fr; }
      .tile { padding: .85rem .8rem; }
      .tile .value { font-size: 1.625rem; }
      .rows { display: block; }
      .rows div, .rows .sum { display: flex; justify-content: space-between; margin: 0; padding: .3rem 0; border: 0; border-bottom: 1px solid var(--rule); }
      .rows .sum { font-weight: 600; border-bottom: 0; }
      .guide { columns: 1; }
      .topics thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .topics, .topics tbody { display: block; }
      .topics tr { display: grid; grid-template-columns: 1fr auto; gap: .2rem 1rem; padding: .8rem 0; }
      .topics th:first-child { width: auto; }
      .topics td, .topics th { display: flex; padding: 0; }
      .topics th { grid-column: 1; grid-row: 1; font-size: 1.0625rem; }
      .topics .draw { grid-column: 2; grid-row: 1; width: auto; }
      .topics .num { grid-column: 1 / -1; justify-content: flex-start; gap: .6rem; align-items: baseline; text-align: left; }
      .topics .num::before { content: attr(data-label); flex: 0 0 7.5rem; color: var(--quiet); }
      .topics small { display: inline; margin-left: .5rem; }
      .pair > span { text-align: left; min-width: 0; }
      .kwic summary { display: block; white-space: normal; padding: .5rem 0 .5rem 3.25rem; text-indent: -3.25rem; }
      .kwic .score { display: inline-block; width: 3.25rem; text-indent: 0; }
      .kwic .pre { display: inline; color: inherit; -webkit-mask-image: none; mask-image: none; }
      blockquote, .reasons { margin-left: 0; }
    }
    @media screen and (max-width: 22.5rem) {
      .tiles { grid-template-columns: 1fr; }
      .chart text { font-size: 15px; } .chart .value { font-size: 15px; }
    }

    """

  private static let paper = """
    @page { size: A4; margin: 16mm 15mm 18mm; }
    @media print {
      :root {
        color-scheme: light;
        --paper: #fff; --card: #fff; --ink: #000; --quiet: #4a5058; --rule: #cfccc5; --faint: #f3f1ec;
        --link: #000; --good: #15628a; --bad: #a5340d; --new: #5d3f7c; --mark: #f5e3c3; --band: #15628a22;
      }
      html { font-size: 9.25pt; } body { max-width: none; padding: 0; }
      html { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .masthead { padding-top: 0; } nav, .skip, .topic h3 small { display: none; }
      a { text-decoration: none; }
      section { padding-top: 1.6rem; }
      footer { display: none; }
      .topics th, .topics td { padding-right: .8rem; }
      h2, h3, figcaption, .more > summary { break-after: avoid; }
      .statements > li, .tiles, figure, tr, .kwic > li, .queue > li, .pairs div { break-inside: avoid; }
      thead { display: table-header-group; }
      details::details-content { content-visibility: visible !important; display: block; block-size: auto !important; }
      .data { display: none; }
      .scroll { overflow: visible; }
      .tiles { grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); }
      .queue > li { padding: .6rem 0; }
      .pair > span, .draw { min-width: 0; } .topics .whisker, .spark { width: 5.5rem; }
      .charts { grid-template-columns: 1fr 1fr; gap: 1.2rem 1.5rem; }
      .kwic summary { display: block; white-space: normal; padding: .25rem 0 0 3.25rem; text-indent: -3.25rem; }
      .kwic .score { display: inline-block; width: 3.25rem; text-indent: 0; }
      .kwic .pre { display: inline; color: inherit; -webkit-mask-image: none; mask-image: none; }
      .kwic .facts { padding: 0 0 .25rem 3.25rem; font-size: .75rem; }
      .more > summary { list-style: none; color: var(--quiet); }
    }

    """
}
