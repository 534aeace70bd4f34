/** Finds the ending that is asked about: by SKU, FNSKU or location. */
import { makeStyles, SearchBox } from "@fluentui/react-components";
import { ChevronRight16Regular } from "@fluentui/react-icons";
import type { JSX } from "react";
import type { RollforwardLine } from "../core/engine/findings";
import { countText } from "./figure-text";
import { useLayout } from "./layout";
import { findNumbers } from "./number-view";

/** The reader types another letter rather than scroll. */
const SHOWN_MAX = 5;

type Props = {
  readonly rollforward: readonly RollforwardLine[];
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (line: RollforwardLine) => void;
  /** Who comes back from an explanation goes on here. */
  readonly takesFocus: boolean;
};

export function NumberSearch({ rollforward, typed, onType, onChoose, takesFocus }: Props): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const found = findNumbers(rollforward, typed);
  const left = found.length - Math.min(SHOWN_MAX, found.length);
  return (
    <section>
      <h2 className={layout.heading}>Explain a value</h2>
      <SearchBox
        className={styles.search}
        aria-label="SKU or location"
        placeholder="SKU or location"
        autoFocus={takesFocus}
        value={typed}
        onChange={(_, { value }) => onType(value)}
      />
      <ul className={layout.list} aria-label="Ending values">
        {found.slice(0, SHOWN_MAX).map(({ key, title, detail, line }) => (
          <li key={key} className={layout.linkItem}>
            <button type="button" className={layout.link} onClick={() => onChoose(line)}>
              <span className={layout.grow}>
                <span className={layout.strong}>{title}</span>
                <span className={layout.caption}>{detail}</span>
              </span>
              <ChevronRight16Regular aria-hidden className={layout.fixed} />
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={layout.caption}>
        {found.length === 0
          ? "No line of the rollforward holds these words."
          : left === 0
            ? ""
            : `And ${countText(left, "line")} more: type a SKU to find yours.`}
      </p>
    </section>
  );
}

const useStyles = makeStyles({ search: { width: "100%", maxWidth: "none", margin: "4px 0" } });
