/** Progress of a run -> the stages as a list: done, under way, to come. */
import { STAGES, type Progress, type Stage } from "../app/reconcile-workbook";
import { quantityText } from "./figure-text";

export type StageLine = {
  readonly stage: Stage;
  readonly title: string;
  readonly status: "done" | "active" | "waiting";
  /** "12,000 of 30,373", or "" where nothing is counted. */
  readonly detail: string;
  /** 0 to 1; null where the end is not known. */
  readonly share: number | null;
};

const ORDER = Object.keys(STAGES) as readonly Stage[];

export function viewRun(progress: Progress | null): readonly StageLine[] {
  const active = progress === null ? 0 : ORDER.indexOf(progress.stage);
  return ORDER.map((stage, index): StageLine => {
    const title = STAGES[stage];
    if (index < active) return { stage, title, status: "done", detail: "", share: null };
    if (index > active) return { stage, title, status: "waiting", detail: "", share: null };
    return { stage, title, status: "active", ...countOf(progress) };
  });
}

/** What a screen reader is told: the stage alone, since a count that changes many times a second cannot be listened to. */
export function announceRun(progress: Progress | null): string {
  const active = progress === null ? 0 : ORDER.indexOf(progress.stage);
  return `Step ${active + 1} of ${ORDER.length}: ${STAGES[progress?.stage ?? "read"]}`;
}

function countOf(progress: Progress | null): Pick<StageLine, "detail" | "share"> {
  if (progress === null || progress.done === 0) return { detail: "", share: null };
  const { stage, done, total } = progress;
  const unit = stage === "read" ? " rows" : "";
  if (total === null || total === 0) return { detail: `${quantityText(done)}${unit}`, share: null };
  return { detail: `${quantityText(done)} of ${quantityText(total)}${unit}`, share: Math.min(1, done / total) };
}
