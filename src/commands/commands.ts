/** The ribbon's buttons. The names are those that the manifest calls. */
import { openedSession } from "../app/session";

void Office.onReady(() => {
  Office.actions.associate("runReconcile", (event: Office.AddinCommands.Event) => void runReconcile(event));
});

/** Reconciles again with the settings in force; progress and outcome are seen in the pane. */
async function runReconcile(event: Office.AddinCommands.Event): Promise<void> {
  try {
    // Where a host refuses to open the pane, the run goes on and the sheets tell the outcome.
    const shown = Office.addin.showAsTaskpane().catch((error: unknown) => console.warn("The pane was not opened.", error));
    const session = await openedSession();
    await Promise.all([shown, session.reconcile()]);
  } finally {
    event.completed();
  }
}
