import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ROOT } from '../../../scripts/lib/processes.mjs';
import { ARTIFACTS, openVsCode } from '../host/openVsCode';
import type { VsCode, VsCodeOptions } from '../host/openVsCode';
import { Editor } from './editor';
import { errorLines } from './errorLines';
import { Dialog, Problems, SideBar } from './panels';
import { QuickInput } from './quickInput';
import { Toasts } from './toasts';

/** What a walk uses: the window and its parts. */
export interface Person {
  readonly vsCode: VsCode;
  readonly page: Page;
  /** The folder on disk that is open. */
  readonly folder: string;
  readonly quickInput: QuickInput;
  readonly toasts: Toasts;
  readonly editor: Editor;
  readonly problems: Problems;
  readonly sideBar: SideBar;
  readonly dialog: Dialog;
  /** An item at the bottom of the window. */
  readonly statusBar: (text: string | RegExp) => Locator;
  /** Keeps a picture as an artefact and, with UPDATE_SCREENSHOTS=1, as the guide's picture of that name. */
  readonly picture: (name: string) => Promise<void>;
}

export interface WalkOptions extends Pick<VsCodeOptions, 'settings' | 'env' | 'workspaceTrust' | 'trace'> {
  /** Changes the copy of examples/ before it is opened. */
  readonly prepare?: (folder: string) => void;
  /** True opens no folder. */
  readonly noFolder?: boolean;
}

const GUIDE_IMAGES = path.join(ROOT, 'docs', 'guide', 'images');

type Step = (person: Person) => Promise<void>;

/**
 * One person's walk through VS Code by mouse and keyboard, with the packed extension installed and a copy of examples/
 * open. Steps follow each other; after a failing one the rest is skipped.
 */
export function describeWalk(
  title: string,
  options: WalkOptions,
  define: (step: (title: string, body: Step) => void) => void,
): void {
  describe(title, () => {
    let person: Person | undefined;
    let broken: string | undefined;
    const name = title.replace(/\W+/g, '-').toLowerCase();
    const temporary = mkdtempSync(path.join(os.tmpdir(), 'flexli-walk-'));
    // Pictures show this name.
    const folder = path.join(temporary, 'examples');

    before(async () => {
      cpSync(path.join(ROOT, 'examples'), folder, { recursive: true });
      options.prepare?.(folder);
      person = await meet(options, folder);
    });

    after(async () => {
      await person?.vsCode.close();
      rmSync(temporary, { recursive: true, force: true });
    });

    define((stepTitle, body) => {
      it(stepTitle, async function () {
        if (!person || broken !== undefined) {
          console.log(`      skipped, since this failed before: ${broken ?? 'the start'}`);
          this.skip();
        }
        broken = stepTitle;
        try {
          await body(person);
          broken = undefined;
        } catch (error) {
          await person.vsCode.keepEvidence(`failed-${name}`);
          throw error;
        }
      });
    });

    it('throws nothing on the way', () => {
      assert.deepEqual(person && errorLines(person.vsCode.server.dataFolder), []);
    });
  });
}

async function meet({ noFolder, ...options }: WalkOptions, folder: string): Promise<Person> {
  const vsCode = await openVsCode({
    ...options,
    vsix: [path.join(ROOT, 'flexli.vsix')],
    ...(noFolder ? {} : { open: folder }),
  });
  return { vsCode, ...handsOn(vsCode.page, folder) };
}

/** The parts of a window, for who has opened it in another way. */
export function handsOn(page: Page, folder: string): Omit<Person, 'vsCode'> {
  page.setDefaultTimeout(20_000);
  const quickInput = new QuickInput(page);
  return {
    page,
    folder,
    quickInput,
    toasts: new Toasts(page),
    editor: new Editor(page, quickInput, folder),
    problems: new Problems(page),
    sideBar: new SideBar(page),
    dialog: new Dialog(page),
    statusBar: (text) => page.locator('.statusbar-item', { hasText: text }).first(),
    picture: (picture) => takePicture(page, picture),
  };
}

async function takePicture(page: Page, name: string): Promise<void> {
  const folders = [path.join(ARTIFACTS, 'pictures')];
  if (process.env.UPDATE_SCREENSHOTS === '1' && guidePictures().has(name)) folders.push(GUIDE_IMAGES);
  // What the mouse points at is drawn in another way, and progress bars move.
  await page.mouse.move(1000, 15);
  await page
    .locator('.monaco-progress-container.active')
    .first()
    .waitFor({ state: 'hidden', timeout: 2000 })
    .catch(() => undefined);
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
}

/** Names of the pictures that the guide and the README show. */
function guidePictures(): ReadonlySet<string> {
  const guide = path.join(ROOT, 'docs', 'guide');
  const pages = readdirSync(guide).map((name) => path.join(guide, name));
  const texts = [path.join(ROOT, 'README.md'), ...pages.filter((file) => file.endsWith('.md'))].map((file) =>
    readFileSync(file, 'utf8'),
  );
  return new Set([...texts.join('\n').matchAll(/images\/([\w-]+)\.png/g)].map(([, name = '']) => name));
}
