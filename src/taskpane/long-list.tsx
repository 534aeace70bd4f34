/** A list drawn in pages: enough to scroll through, few enough to draw at once. */
import { Button, makeStyles } from "@fluentui/react-components";
import { useRef, useState, type JSX, type ReactNode } from "react";
import { countText, quantityText } from "./figure-text";
import { useLayout } from "./layout";

const PAGE = 50;

/** Give it a key that changes with the filter, so that another selection begins at its top. */
export function LongList<Item>({
  label,
  items,
  draw,
}: {
  readonly label: string;
  readonly items: readonly Item[];
  readonly draw: (item: Item) => ReactNode;
}): JSX.Element {
  const layout = useLayout();
  const styles = useStyles();
  const [shownMax, setShownMax] = useState(PAGE);
  const list = useRef<HTMLUListElement>(null);
  const left = items.length - Math.min(shownMax, items.length);
  const showMore = (): void => {
    setShownMax(shownMax + PAGE);
    // The button that was pressed may be gone: the keyboard goes on at the first line that came.
    requestAnimationFrame(() => list.current?.children[shownMax]?.querySelector<HTMLButtonElement>("button")?.focus());
  };
  return (
    <>
      <ul ref={list} className={layout.list} aria-label={label}>
        {items.slice(0, shownMax).map(draw)}
      </ul>
      {left === 0 ? null : (
        <Button className={styles.more} appearance="subtle" onClick={showMore}>
          Show {countText(Math.min(PAGE, left), "more", "more")} of {quantityText(left)}
        </Button>
      )}
    </>
  );
}

const useStyles = makeStyles({ more: { marginTop: "8px", width: "100%" } });
