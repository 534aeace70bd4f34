/** The list of things to explain: filtered by topic, each line leading to its cell. */
import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { Chip } from "./chip";
import { countByTopic, TOPICS, viewExplanations, type Explanation, type Topic } from "./explain-view";
import { FilterPills, type Filter } from "./filter-pills";
import { useLayout } from "./layout";
import { LongList } from "./long-list";
import type { Result } from "./pane-state";
import type { Session } from "./session";

export function ExplainList({ result, onGo }: { readonly result: Result; readonly onGo: Session["goToAnchor"] }): JSX.Element {
  const layout = useLayout();
  const [topic, setTopic] = useState<Topic | null>(null);
  const all = viewExplanations(result.reconciliation);
  const counts = countByTopic(all);
  const topics = (Object.keys(TOPICS) as Topic[]).filter((key) => counts[key] > 0);
  const filters: readonly Filter<Topic | null>[] = [
    { key: null, title: "All", count: all.length },
    ...topics.map((key) => ({ key, title: TOPICS[key], count: counts[key] })),
  ];

  if (all.length === 0) return <p className={layout.caption}>Nothing is left open: the units agree and every row was read.</p>;
  return (
    <>
      <FilterPills label="Show" filters={filters} chosen={topic} onChoose={setTopic} />
      <LongList
        key={topic}
        label="To explain"
        items={topic === null ? all : all.filter((explanation) => explanation.topic === topic)}
        draw={(explanation) => <ExplainRow key={explanation.key} explanation={explanation} onGo={onGo} />}
      />
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
        <Chip text={mark} tone={tone} />
      </button>
    </li>
  );
}

const useStyles = makeStyles({
  detail: { display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: "3", overflow: "hidden" },
});
