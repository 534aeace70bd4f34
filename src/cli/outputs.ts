/** The files a run leaves behind: all staged first and put in place together, so that a failure leaves none. */
import { stageFile, type StagedFile } from "../files/save-file";

export type Outputs = {
  readonly stage: (path: string, content: Uint8Array | string) => Promise<void>;
  /** All files, or none: where one cannot be put in its place, those before it are undone. */
  readonly commit: () => Promise<void>;
  /** Removes what was made on the way. Safe to call at any time. */
  readonly close: () => Promise<void>;
};

export function openOutputs(): Outputs {
  const staged: StagedFile[] = [];
  return {
    stage: async (path, content) => void staged.push(await stageFile(path, content)),
    commit: async () => {
      const inPlace: StagedFile[] = [];
      try {
        for (const file of staged) {
          await file.commit();
          inPlace.push(file);
        }
      } catch (cause) {
        for (const file of inPlace) await file.undo();
        throw cause;
      }
    },
    close: async () => {
      for (const file of staged) await file.close();
    },
  };
}
