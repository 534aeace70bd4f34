/** A bridge from beginning to ending, in units: drawn for the eye, and as a table for whoever reads it otherwise. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Bridge, BridgeBar } from "./bridge-view";
import { compactText, differenceText, quantityText } from "./figure-text";
import { useLayout } from "./layout";

const WIDTH = 318;
const PLOT = { top: 18, height: 84 };
const HEIGHT = 134;
/** Titles of so many bars do not fit beside each other, and take turns on two lines. */
const TITLES_ON_A_LINE = 7;
const LINE = 12;
const GAP = 8;
/** Where the bars of beginning and ending are shown cut. */
const CUT = 94;

export function BridgeChart({ bridge }: { readonly bridge: Bridge }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { bars } = bridge;
  const { top, floor } = scaleOf(bars);
  const heightOf = (units: number): number => PLOT.top + ((top - Math.max(units, floor)) / (top - floor)) * PLOT.height;
  const step = (WIDTH + GAP) / bars.length;
  const placed = bars.map((bar, index) => ({
    bar,
    x: index * step,
    width: step - GAP,
    yTop: heightOf(Math.max(bar.from, bar.to)),
    yBottom: heightOf(Math.min(bar.from, bar.to)),
  }));
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.drawing} aria-hidden>
        <line x1={0} x2={WIDTH} y1={heightOf(Math.max(0, floor))} y2={heightOf(Math.max(0, floor))} className={styles.ground} />
        {placed.map(({ bar, x, width, yTop, yBottom }, index) => (
          <g key={bar.title}>
            {index === 0 ? null : (
              <line
                x1={x - GAP}
                x2={x}
                y1={heightOf(bar.kind === "level" ? bar.to : bar.from)}
                y2={heightOf(bar.kind === "level" ? bar.to : bar.from)}
                className={styles.tie}
              />
            )}
            <rect x={x} y={yTop} width={width} height={Math.max(2, yBottom - yTop)} rx={2} className={styles[bar.kind]}>
              <title>{`${bar.title} ${markOf(bar)}`}</title>
            </rect>
            {bar.kind === "level" && floor > 0 ? <path d={`M${x - 2} ${CUT + 4} L${x + width + 2} ${CUT - 4}`} className={styles.cut} /> : null}
            <text x={x + width / 2} y={yTop - 5} className={styles.figureText}>
              {shortMarkOf(bar)}
            </text>
            <text x={x + width / 2} y={PLOT.top + PLOT.height + 16 + (bars.length > TITLES_ON_A_LINE && index % 2 === 1 ? LINE : 0)} className={styles.label}>
              {bar.title}
            </text>
          </g>
        ))}
      </svg>
      <table className={layout.unseen}>
        <caption>Rollforward in units</caption>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.title}>
              <th scope="row">{bar.title}</th>
              <td>{markOf(bar)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/**
 * From zero, unless the steps would be too thin to see beside a large stock: then the scale starts below the lowest step,
 * and the two tall bars are drawn cut through, as a sign that they are longer than they look.
 */
function scaleOf(bars: readonly BridgeBar[]): { readonly top: number; readonly floor: number } {
  const levels = bars.flatMap(({ kind, from, to }) => (kind === "level" ? [to] : [from, to]));
  const top = Math.max(0, ...levels);
  const low = Math.min(...levels);
  const moved = top - low;
  if (moved > 0 && low > 0 && moved < top / 2) return { top, floor: Math.max(0, low - moved / 2) };
  const floor = Math.min(0, low);
  return top === floor ? { top: 1, floor: 0 } : { top, floor };
}

function markOf({ kind, quantity }: BridgeBar): string {
  return kind === "level" ? quantityText(quantity) : differenceText(quantity);
}

/** Four figures fit above a bar; more are shortened. */
function shortMarkOf({ kind, quantity }: BridgeBar): string {
  const sign = kind === "level" || quantity < 0 ? "" : "+";
  return Math.abs(quantity) < 10000 ? `${sign}${quantityText(quantity)}` : `${sign}${compactText(quantity)}`;
}

const textStyle = { fontSize: "10.5px", textAnchor: "middle", fontVariantNumeric: "tabular-nums", fontFamily: tokens.fontFamilyBase } as const;
const useStyles = makeStyles({
  figure: { margin: "4px 0 0", position: "relative" },
  drawing: { display: "block", width: "100%", height: "auto" },
  ground: { stroke: tokens.colorNeutralStroke2, strokeWidth: "1px" },
  cut: { stroke: tokens.colorNeutralBackground1, strokeWidth: "3px", fill: "none" },
  tie: { stroke: tokens.colorNeutralStroke1, strokeWidth: "1px" },
  /** In a contrast theme of Windows only its own colours are sure to be seen; the signs of the figures tell in from out. */
  level: { fill: tokens.colorBrandBackground, "@media (forced-colors: active)": { fill: "Highlight" } },
  in: { fill: tokens.colorPaletteGreenBackground3, "@media (forced-colors: active)": { fill: "CanvasText" } },
  out: { fill: tokens.colorNeutralForeground4, "@media (forced-colors: active)": { fill: "CanvasText" } },
  figureText: { ...textStyle, fill: tokens.colorNeutralForeground1, "@media (forced-colors: active)": { fill: "CanvasText" } },
  label: { ...textStyle, fill: tokens.colorNeutralForeground2, "@media (forced-colors: active)": { fill: "CanvasText" } },
});
