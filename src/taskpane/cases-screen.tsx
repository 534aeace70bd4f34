/** What Amazon or a carrier owes: to be claimed, asked for already, on its way, settled. */
import { Link, makeStyles, mergeClasses } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { CaseScreen } from "./case-screen";
import type { CaseItem } from "./case-entries";
import { countBySituation, viewCases } from "./cases-view";
import { Chip } from "./chip";
import { ColourRows } from "./colour-rows";
import { FilterPills, type Filter } from "./filter-pills";
import { useLayout } from "./layout";
import { LongList } from "./long-list";
import { Parts } from "./parts";
import type { Result } from "./pane-state";
import type { Session } from "./session";
import { SituationSign } from "./situation-sign";
import { SITUATION_ORDER, SITUATIONS, type Situation } from "./situations";

export function CasesScreen({ result, session }: { readonly result: Result; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const [situation, setSituation] = useState<Situation | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  /** Who comes back from a line goes on at that line. */
  const [left, setLeft] = useState<string | null>(null);
  const items = viewCases(result.reconciliation, result.drafted);
  const item = items.find(({ key }) => key === chosen);
  if (item !== undefined) {
    const back = (): void => {
      setLeft(item.key);
      setChosen(null);
    };
    return <CaseScreen item={item} result={result} session={session} onBack={back} />;
  }
  const counts = countBySituation(items);
  const present = SITUATION_ORDER.filter((key) => counts[key] > 0);
  const filters: readonly Filter<Situation | null>[] = [
    { key: null, title: "All", count: items.length },
    ...present.map((key) => ({ key, title: SITUATIONS[key].title, count: counts[key] })),
  ];
  const known = situation !== null && counts[situation] > 0 ? situation : null;
  return (
    <main className={layout.body}>
      {items.length === 0 ? (
        <Nothing result={result} session={session} />
      ) : (
        <>
          <FilterPills label="Show" filters={filters} chosen={known} onChoose={setSituation} />
          <LongList
            key={known}
            label="Shipments and cases"
            items={known === null ? items : items.filter((one) => one.situation === known)}
            draw={(one) => <CaseRow key={one.key} item={one} takesFocus={one.key === left} onOpen={() => setChosen(one.key)} />}
          />
          {result.reconciliation.shipments.length === 0 ? null : <ColourRows session={session} />}
        </>
      )}
    </main>
  );
}

function Nothing({ result, session }: { readonly result: Result; readonly session: Session }): JSX.Element {
  const layout = useLayout();
  const hasShipments = result.reconciliation.shipments.length > 0;
  return (
    <>
      <p>{hasShipments ? "Every shipment arrived in full, and no case is on the register." : "There is no shipment to look at yet."}</p>
      {hasShipments ? null : (
        <p className={layout.caption}>
          Add a table with Shipment ID, SKU and Dispatched, and run again. <Link onClick={() => session.turnTo("sources")}>To the sources</Link>
        </p>
      )}
    </>
  );
}

function CaseRow({ item, takesFocus, onOpen }: { readonly item: CaseItem; readonly takesFocus: boolean; readonly onOpen: () => void }): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const { situation, title, words, about, detail, mark, worth } = item;
  return (
    <li className={layout.linkItem}>
      <button type="button" autoFocus={takesFocus} className={mergeClasses(layout.link, styles.row)} onClick={onOpen}>
        <SituationSign situation={situation} />
        <span className={layout.grow}>
          <span className={layout.strong}>{title}</span>
          <span className={styles.words}>{words}</span>
          {about.map((one) => (
            <span key={one} className={layout.caption}>
              {one}
            </span>
          ))}
          <Parts parts={detail} />
        </span>
        <span className={styles.right}>
          {mark === "" ? null : <Chip text={mark} tone={SITUATIONS[situation].tone} />}
          {worth === null ? null : <span className={layout.caption}>{worth}</span>}
        </span>
      </button>
    </li>
  );
}

const useStyles = makeStyles({
  row: { alignItems: "start" },
  words: { display: "block", fontSize: "12px", lineHeight: "16px", margin: "2px 0" },
  right: { display: "grid", justifyItems: "end", gap: "4px", flexShrink: 0, whiteSpace: "nowrap" },
});
