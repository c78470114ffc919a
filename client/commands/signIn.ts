import { commands, l10n, type QuickPickItem, window } from 'vscode';
import type { ApiFailure } from '../../flexli/api/failure';
import { addressProblem, cleanAddress, likelyTokenUrl } from '../accounts/address';
import type { CredentialStore } from '../accounts/credentialStore';
import { type Environment, isLocal } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import { failureText } from '../accounts/problemText';
import { type StepAnswer, askPick, askText, walkSteps } from '../ui/inputSteps';
import { withCancellableProgress } from '../ui/progress';

interface SignInServices {
  readonly environments: EnvironmentStore;
  readonly credentials: CredentialStore;
}

/** What the person has given so far. */
interface Form {
  environment?: Environment;
  name: string;
  apiUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Why a step is asked again. */
  problem?: { readonly step: Step; readonly message: string };
}

type Step = 'environment' | 'name' | 'apiUrl' | 'tokenUrl' | 'clientId' | 'clientSecret';
const ORDER: readonly Step[] = ['environment', 'name', 'apiUrl', 'tokenUrl', 'clientId', 'clientSecret'];

/**
 * Asks for an environment and its credentials, proves them by asking for a token, and keeps them only when that
 * works. After a failure the person corrects the step that is most likely wrong; nothing typed is lost.
 */
export async function signIn({ environments, credentials }: SignInServices): Promise<Environment | undefined> {
  const form: Form = { name: '', apiUrl: '', tokenUrl: '', clientId: '', clientSecret: '' };
  const known = (await environments.known()).filter((one) => !isLocal(one));
  const taken = await environments.namesOfProject();
  let from: Step = 'environment';
  for (;;) {
    const steps = ORDER.map((step) => () => askStep(step, form, known, taken, environments));
    if (!(await walkSteps(steps, ORDER.indexOf(from)))) return undefined;
    const environment: Environment = form.environment ?? {
      name: form.name.trim(),
      apiUrl: cleanAddress(form.apiUrl),
      tokenUrl: form.tokenUrl.trim(),
    };
    const given = { clientId: form.clientId.trim(), clientSecret: form.clientSecret };
    const failure = await checkToken(environment, given);
    if (failure?.kind === 'cancelled') return undefined;
    if (!failure) {
      await credentials.set(environment, given);
      await environments.remember(environment);
      await environments.use(environment);
      void window.showInformationMessage(l10n.t('Signed in to {0}.', environment.name));
      await commands.executeCommand('flexli.connectors.refresh');
      return environment;
    }
    from = stepToCorrect(failure, form);
    form.problem = { step: from, message: failureText(failure, environment.name, l10n.t).message };
  }
}

async function checkToken(
  environment: Environment,
  given: { readonly clientId: string; readonly clientSecret: string },
): Promise<ApiFailure | undefined> {
  const { createApi } = await import('../accounts/createApi');
  const { apiUrl, tokenUrl } = environment;
  const api = createApi({ apiUrl, tokenUrl, credentials: () => Promise.resolve(given) });
  return withCancellableProgress(l10n.t('Signing in to {0}', environment.name), async (signal) => {
    const answer = await api.checkSignIn(signal);
    if (signal.aborted) return { kind: 'cancelled', message: '' };
    return answer.ok ? undefined : answer.error;
  });
}

/** A refused client is corrected there; anything else is most likely a wrong address. */
function stepToCorrect(failure: ApiFailure, form: Form): Step {
  if (failure.kind === 'sign-in' || failure.kind === 'unauthorized' || failure.kind === 'forbidden') return 'clientId';
  return form.environment ? 'environment' : 'tokenUrl';
}

async function askStep(
  step: Step,
  form: Form,
  known: readonly Environment[],
  taken: readonly string[],
  environments: EnvironmentStore,
): Promise<'next' | 'back' | 'cancelled' | 'skipped'> {
  const problem = form.problem?.step === step ? form.problem.message : undefined;
  const frame = { title: l10n.t('Flexli: Sign In'), canGoBack: step !== 'environment' };
  switch (step) {
    case 'environment':
      return askEnvironment(form, known, problem, environments);
    case 'name':
      if (form.environment) return 'skipped';
      return take(form, 'name', {
        ...frame,
        canGoBack: known.length > 0,
        prompt: l10n.t('A short name for the environment, as you will see it in the status bar'),
        placeholder: l10n.t('Staging'),
        validate: (value) => nameProblem(value, taken),
      });
    case 'apiUrl':
      if (form.environment) return 'skipped';
      return take(form, 'apiUrl', {
        ...frame,
        prompt: l10n.t('API URL'),
        placeholder: 'https://api.flexli.app',
        validate: (value) => addressProblem(value, l10n.t),
      });
    case 'tokenUrl':
      if (form.environment) return 'skipped';
      form.tokenUrl ||= likelyTokenUrl(form.apiUrl);
      return take(form, 'tokenUrl', {
        ...frame,
        prompt: l10n.t('Token URL, where the client id and secret are exchanged for a token'),
        placeholder: 'https://auth.flexli.app/oauth2/token',
        validate: (value) => addressProblem(value, l10n.t),
        problem,
      });
    case 'clientId':
      return take(form, 'clientId', {
        ...frame,
        prompt: l10n.t('Client id for {0}', form.environment?.tokenUrl ?? form.tokenUrl),
        validate: (value) => (value.trim() === '' ? l10n.t('Give the client id.') : undefined),
        problem,
      });
    case 'clientSecret':
      return take(form, 'clientSecret', {
        ...frame,
        prompt: l10n.t('Client secret. It is kept in the secret storage of VS Code, nowhere else.'),
        password: true,
        validate: (value) => (value === '' ? l10n.t('Give the client secret.') : undefined),
      });
  }
}

async function askEnvironment(
  form: Form,
  known: readonly Environment[],
  problem: string | undefined,
  environments: EnvironmentStore,
): Promise<'next' | 'back' | 'cancelled' | 'skipped'> {
  if (known.length === 0) return 'skipped';
  const items: (QuickPickItem & { readonly environment?: Environment })[] = [
    ...known.map((environment) => ({ label: environment.name, description: environment.apiUrl, environment })),
    { label: `$(add) ${l10n.t('Another environment…')}`, alwaysShow: true },
  ];
  const placeholder = problem ?? l10n.t('Which environment?');
  const answer = await askPick({ title: l10n.t('Flexli: Sign In'), placeholder, items });
  if (answer.kind !== 'value') return answer.kind;
  const { environment } = answer.value;
  const before = environment && environments.previousAddress(environment);
  if (environment && before && !(await confirmAddress(environment, before))) return 'cancelled';
  form.environment = environment;
  return 'next';
}

/** A file that was just pulled may name another host: credentials go there only when the person says so. */
async function confirmAddress(to: Environment, from: Environment): Promise<boolean> {
  const go = l10n.t('Sign In There');
  const message = l10n.t('{0} has another address than when you signed in.', to.name);
  const detail = l10n.t(
    'Before: {0}, token from {1}.\nNow: {2}, token from {3}.\nGo on only if you know the new address. The client id and secret that you gave before are not sent there.',
    from.apiUrl,
    from.tokenUrl,
    to.apiUrl,
    to.tokenUrl,
  );
  return (await window.showWarningMessage(message, { modal: true, detail }, go)) === go;
}

async function take(
  form: Form,
  key: 'name' | 'apiUrl' | 'tokenUrl' | 'clientId' | 'clientSecret',
  step: Parameters<typeof askText>[0],
): Promise<'next' | 'back' | 'cancelled'> {
  const numbers = form.environment ? ORDER.slice(4) : ORDER.slice(1);
  const answer: StepAnswer<string> = await askText({
    ...step,
    value: form[key],
    step: numbers.indexOf(key) + 1,
    totalSteps: numbers.length,
  });
  if (answer.kind !== 'value') return answer.kind;
  form[key] = answer.value;
  form.problem = undefined;
  return 'next';
}

function nameProblem(value: string, taken: readonly string[]): string | undefined {
  const name = value.trim();
  if (name === '') return l10n.t('Give a name.');
  if (name.length > 40) return l10n.t('At most 40 characters.');
  if (/[|\n]/.test(name)) return l10n.t('Leave out the sign |');
  if (name.toLowerCase() === 'local') return l10n.t('Local is the engine on this machine; choose another name.');
  if (taken.includes(name)) return l10n.t('flexli.json has an environment {0}. Go back to choose it.', name);
  return undefined;
}
