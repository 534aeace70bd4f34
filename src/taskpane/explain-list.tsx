/** The list of things to explain: filtered by topic, drawn in pages, each line leading to its cell. */
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, useState, type JSX } from "react";
import { countByTopic, TOPICS, viewExplanations, type Explanation, type Topic } from "./explain-view";
import { countText, quantityText } from "./figure-text";
import { useLayout } from "./layout";
import type { Result } from "./pane-state";
import type { Session } from "./session";

/** Enough to scroll through, few enough to draw at once. */
const PAGE = 50;

export function ExplainList({ result, onGo }: { readonly result: Result; readonly onGo: Session["goToAnchor"] }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [topic, setTopic] = useState<Topic | null>(null);
  const [shownMax, setShownMax] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  const all = viewExplanations(result.reconciliation);
  const counts = countByTopic(all);
  const chosen = topic === null ? all : all.filter((explanation) => explanation.topic === topic);
  const left = chosen.length - Math.min(shownMax, chosen.length);

  const showMore = (): void => {
    setShownMax(shownMax + PAGE);
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLButtonElement>("button")[shownMax]?.focus());
  };
  const filter = (next: Topic | null, title: string, count: number): JSX.Element => (
    <button
      type="button"
      key={title}
      aria-pressed={topic === next}
      className={mergeClasses(styles.pill, topic === next && styles.pillOn)}
      onClick={() => {
        setTopic(next);
        setShownMax(PAGE);
      }}
    >
      {title} {quantityText(count)}
    </button>
  );

  if (all.length === 0) return <p className={layout.caption}>Nothing is left open: the units agree and every row was read.</p>;
  return (
    <>
      <div role="group" aria-label="Show" className={styles.filters}>
        {filter(null, "All", all.length)}
        {(Object.keys(TOPICS) as Topic[]).filter((key) => counts[key] > 0).map((key) => filter(key, TOPICS[key], counts[key]))}
      </div>
      <ul ref={list} className={layout.list} aria-label="To explain">
        {chosen.slice(0, shownMax).map((explanation) => (
          <ExplainRow key={explanation.key} explanation={explanation} onGo={onGo} />
        ))}
      </ul>
      {left === 0 ? null : (
        <Button className={styles.more} appearance="subtle" onClick={showMore}>
          Show {countText(Math.min(PAGE, left), "more", "more")} of {quantityText(left)}
        </Button>
      )}
    </>
  );
}

function ExplainRow({ explanation, onGo }: { readonly explanation: Explanation; readonly onGo: Session["goToAnchor"] }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { title, detail, mark, tone, anchor, place } = explanation;
  return (
    <li className={layout.linkItem}>
      <button type="button" className={layout.link} onClick={() => void onGo(anchor, place)}>
        <span className={layout.grow}>
          <span className={layout.strong}>{title}</span>
          <span className={mergeClasses(layout.caption, styles.detail)} title={detail}>
            {detail}
          </span>
        </span>
        <span className={mergeClasses(styles.mark, styles[tone])}>{mark}</span>
      </button>
    </li>
  );
}

const useStyles = makeStyles({
  filters: { display: "flex", flexWrap: "wrap", gap: "8px", margin: "8px 0 4px" },
  pill: {
    appearance: "none", font: "inherit", fontSize: "12px", lineHeight: "16px", padding: "3px 10px", minHeight: "24px", borderRadius: "12px", cursor: "pointer", fontVariantNumeric: "tabular-nums",
    border: `1px solid ${tokens.colorNeutralStroke1}`, color: tokens.colorNeutralForeground2, backgroundColor: "transparent",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  pillOn: { border: `1px solid ${tokens.colorCompoundBrandStroke}`, backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, fontWeight: tokens.fontWeightSemibold },
  detail: { display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: "3", overflow: "hidden" },
  mark: { flexShrink: 0, fontSize: "12px", lineHeight: "16px", borderRadius: "10px", padding: "2px 8px", fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  bad: { backgroundColor: tokens.colorPaletteRedBackground1, color: tokens.colorPaletteRedForeground1 },
  warning: { backgroundColor: tokens.colorPaletteDarkOrangeBackground1, color: tokens.colorPaletteDarkOrangeForeground1 },
  note: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  more: { marginTop: "8px", width: "100%" },
});
