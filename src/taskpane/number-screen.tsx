/** What one ending value is made of: its parts of cost, its layers or what was there and what moved, and the rows behind each. */
import { Button, makeStyles, mergeClasses, Spinner, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular, ChevronRight16Regular } from "@fluentui/react-icons";
import { useState, type JSX } from "react";
import type { RollforwardLine } from "../core/engine/findings";
import { countText, quantityText } from "./figure-text";
import { useLayout } from "./layout";
import { viewNumber, type NumberPart, type RowLink } from "./number-view";
import type { Session } from "./session";
import { StepIn } from "./step-in";
import { useAnswer } from "./use-answer";

const ROWS_MAX = 50;
type Props = { readonly line: RollforwardLine; readonly session: Session; readonly onBack: () => void };

export function NumberScreen({ line, session, onBack }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const awaited = useAnswer(line, () => session.explain(line));
  const title = `${line.location} · ${line.sku}`;
  return (
    <StepIn title={title} back="All results" onBack={onBack}>
      {awaited.is === "waiting" ? <Spinner size="tiny" label="Replaying the movements" className={styles.waiting} /> : null}
      {awaited.is === "failed" ? <p role="alert">This could not be worked out: {awaited.reason} Run again, then ask again.</p> : null}
      {awaited.is === "here" && awaited.answer === null ? <p className={layout.caption}>Nothing moved here, and nothing says what it cost.</p> : null}
      {awaited.is === "here" && awaited.answer !== null ? <Explained view={viewNumber(line, awaited.answer)} session={session} /> : null}
    </StepIn>
  );
}

function Explained({ view, session }: { readonly view: ReturnType<typeof viewNumber>; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { figure, lines, costs, inputs, layers, anchor } = view;
  return (
    <>
      <p className={styles.figure}>{figure}</p>
      {lines.map((text) => (
        <span key={text} className={layout.caption}>
          {text}
        </span>
      ))}
      {costs.length === 0 ? null : (
        <dl className={styles.costs}>
          {costs.map(({ title, value }) => (
            <div key={title} className={styles.pair}>
              <dt>{title}</dt>
              <dd className={styles.amount}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {layers === null ? null : (
        <>
          <h3 className={layout.heading}>What is still there</h3>
          <Parts parts={layers} session={session} />
        </>
      )}
      <h3 className={layout.heading}>How it came about</h3>
      <Parts parts={inputs} session={session} />
      <Button className={styles.open} onClick={() => void session.goToAnchor(anchor, null)}>
        Show in the rollforward
      </Button>
    </>
  );
}

function Parts({ parts, session }: { readonly parts: readonly NumberPart[]; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  return (
    <ul className={layout.list}>
      {parts.map((part) => (
        <Part key={part.key} part={part} onGo={session.goToPlace} />
      ))}
    </ul>
  );
}

function Part({ part: { title, detail, units, value, rows }, onGo }: { readonly part: NumberPart; readonly onGo: Session["goToPlace"] }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const Chevron = isOpen ? ChevronDown16Regular : ChevronRight16Regular;
  const figures = (
    <>
      <span className={layout.grow}>
        <span className={styles.name}>{title}</span>
        {detail === null ? null : <span className={layout.caption}>{detail}</span>}
      </span>
      <span className={styles.amount}>
        {value}
        <span className={layout.caption}>{units}</span>
      </span>
    </>
  );
  if (rows.length === 0) return <li className={mergeClasses(layout.linkItem, styles.still)}>{figures}</li>;
  return (
    <li className={layout.linkItem}>
      <button type="button" className={layout.link} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Chevron aria-hidden className={layout.fixed} />
        {figures}
      </button>
      {isOpen ? <Rows rows={rows} onGo={onGo} /> : null}
    </li>
  );
}

function Rows({ rows, onGo }: { readonly rows: readonly RowLink[]; readonly onGo: Session["goToPlace"] }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  return (
    <ul className={mergeClasses(layout.list, styles.rows)} aria-label="Rows">
      {rows.slice(0, ROWS_MAX).map(({ key, title, place }) => (
        <li key={key}>
          <button type="button" className={mergeClasses(layout.link, styles.rowLink)} onClick={() => void onGo(place)}>
            {title}
          </button>
        </li>
      ))}
      {rows.length <= ROWS_MAX ? null : (
        <li className={mergeClasses(layout.caption, styles.rest)}>
          And {countText(rows.length - ROWS_MAX, "row")} more of {quantityText(rows.length)}.
        </li>
      )}
    </ul>
  );
}

const useStyles = makeStyles({
  waiting: { margin: "24px 0", justifyContent: "start" },
  figure: { fontSize: "22px", lineHeight: "28px", fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", margin: "4px 0" },
  costs: { margin: "12px 0 0", fontSize: "12px", lineHeight: "16px" },
  pair: { display: "flex", justifyContent: "space-between", gap: "8px", padding: "2px 0", "& dd": { margin: 0, lineHeight: "inherit" } },
  name: { display: "block", lineHeight: "20px" },
  amount: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", lineHeight: "20px", flexShrink: 0 },
  still: { display: "flex", gap: "12px", padding: "10px 0 10px 28px" },
  rows: { margin: "0 0 8px 28px" },
  rowLink: { fontSize: "12px", lineHeight: "16px", padding: "4px 8px", color: tokens.colorBrandForegroundLink },
  rest: { padding: "4px 0" },
  open: { marginTop: "16px", width: "100%" },
});
