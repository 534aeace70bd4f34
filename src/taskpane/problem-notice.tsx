/** What went wrong, once and in plain words, with what to do next. */
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { Dismiss16Regular } from "@fluentui/react-icons";
import type { JSX } from "react";
import type { Problem } from "./pane-state";

export function ProblemNotice({ problem, onDismiss }: { readonly problem: Problem; readonly onDismiss: () => void }): JSX.Element {
  const styles = useStyles();
  const { intent, title, paragraphs, code } = sayProblem(problem);
  return (
    <div className={styles.frame}>
      <MessageBar intent={intent} layout="multiline" politeness={intent === "error" ? "assertive" : "polite"}>
        <MessageBarBody className={styles.body}>
          <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className={styles.paragraph}>
              {paragraph}
            </p>
          ))}
          {code === null ? null : <p className={styles.code}>Excel calls this {code}.</p>}
        </MessageBarBody>
        <MessageBarActions
          containerAction={<Button appearance="transparent" size="small" icon={<Dismiss16Regular />} aria-label="Dismiss this message" onClick={onDismiss} />}
        />
      </MessageBar>
    </div>
  );
}

type Said = { readonly intent: "error" | "info"; readonly title: string; readonly paragraphs: readonly string[]; readonly code: string | null };

export function sayProblem(problem: Problem): Said {
  switch (problem.kind) {
    case "host":
      return { intent: "error", title: "Excel could not do this", paragraphs: [problem.message], code: problem.code };
    case "stopped":
      return { intent: "error", title: "Nothing was written", paragraphs: problem.issues.map(({ message }) => message), code: null };
    case "settings":
      return {
        intent: "error",
        title: "The standard settings are used",
        paragraphs: ["The settings kept in this workbook cannot be read. Choose again; they are kept anew with the next run.", ...problem.problems],
        code: null,
      };
    case "ours":
      return {
        intent: "error",
        title: "Tieout made a mistake",
        paragraphs: [`${problem.message}.`.replace(/\.\.$/, "."), "Your tables are unchanged. Please report it together with these words."],
        code: null,
      };
    case "cancelled":
      return { intent: "info", title: "Cancelled", paragraphs: ["Nothing was written. The workbook is as it was."], code: null };
    default:
      return problem satisfies never;
  }
}

const useStyles = makeStyles({
  frame: { padding: "8px 16px 0", maxHeight: "40vh", overflowY: "auto", flexShrink: 0 },
  body: { whiteSpace: "normal", overflowWrap: "anywhere", paddingBottom: "8px" },
  title: { display: "block" },
  paragraph: { margin: "4px 0 0", lineHeight: "20px" },
  code: { margin: "4px 0 0", fontSize: "12px", lineHeight: "16px", opacity: 0.85 },
});
