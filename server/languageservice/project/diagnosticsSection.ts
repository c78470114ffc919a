import type { Node } from 'jsonc-parser';
import { itemsOf } from '../../../flexli/document/nodes';
import { closestName } from '../../../flexli/expressions/check/closestName';
import { ENGINE_PROFILES } from '../../../flexli/model/engineProfile';
import { SEVERITY_SETTINGS } from '../../../flexli/model/finding';
import type { LanguageDocument } from '../languageDocument';
import { keyOf, stringValue, valueOf } from '../syntax/nodes';
import { ALL_RULES } from '../validation/allRules';
import type { DocumentDiagnostic } from '../validation/diagnostic';
import { DOCUMENTATION } from '../validation/findings';
import { changeTo } from '../validation/fixes';
import { PROJECT_RULES, projectDiagnosticsRule } from '../validation/projectRules';
import { oneOf, quoted, typeWords } from '../validation/wording';

const SECTION_KEYS = ['engineProfile', 'severity', 'suppress'];
const SUPPRESSION_KEYS = ['file', 'codes', 'path'];

/** Every code with its rule. */
export const RULE_OF = new Map([...ALL_RULES, ...PROJECT_RULES].map((rule) => [rule.code, rule]));

/** What has no effect in the `diagnostics` of a project file: nobody must believe that a misspelt code is turned off. */
export function checkDiagnosticsSection(document: LanguageDocument): readonly DocumentDiagnostic[] {
  if (document.parsed.tree.errors.length > 0) return [];
  return new SectionCheck().found(valueOf(document.root, 'diagnostics'));
}

class SectionCheck {
  readonly #found: DocumentDiagnostic[] = [];

  found(section: Node | undefined): readonly DocumentDiagnostic[] {
    if (section === undefined || !this.#is('object', section, '“diagnostics”')) return this.#found;
    this.#keys(section, SECTION_KEYS, 'diagnostics');
    this.#oneOf(valueOf(section, 'engineProfile'), ENGINE_PROFILES, 'diagnostics.engineProfile');
    const severity = valueOf(section, 'severity');
    if (severity !== undefined && this.#is('object', severity, '“severity”')) {
      for (const property of severity.children ?? []) this.#severity(property);
    }
    const suppress = valueOf(section, 'suppress');
    if (suppress !== undefined && this.#is('array', suppress, '“suppress”')) {
      itemsOf(suppress).forEach((item, index) => {
        this.#suppression(item, `diagnostics.suppress[${index}]`);
      });
    }
    return this.#found;
  }

  #severity(property: Node): void {
    const [key, value] = property.children ?? [];
    if (key === undefined) return;
    const path = `diagnostics.severity.${keyOf(property)}`;
    this.#code(key, path);
    this.#oneOf(value, SEVERITY_SETTINGS, path);
    if (stringValue(value) === 'off' && RULE_OF.get(keyOf(property))?.verdict === 'refused') {
      this.#add(key, path, `What the API refuses is always shown, so ${quoted(keyOf(property))} cannot be off.`);
    }
  }

  #suppression(item: Node, path: string): void {
    if (!this.#is('object', item, 'An item of “suppress”')) return;
    this.#keys(item, SUPPRESSION_KEYS, path);
    for (const key of ['file', 'path']) {
      const value = valueOf(item, key);
      if (value !== undefined) this.#is('string', value, quoted(key));
    }
    const codes = valueOf(item, 'codes');
    if (codes === undefined || !this.#is('array', codes, '“codes”')) return;
    itemsOf(codes).forEach((code, index) => {
      if (!this.#is('string', code, 'An item of “codes”')) return;
      this.#code(code, `${path}.codes[${index}]`);
      if (RULE_OF.get(stringValue(code) ?? '')?.verdict !== 'refused') return;
      this.#add(code, `${path}.codes[${index}]`, `What the API refuses is always shown, also ${quoted(code.value)}.`);
    });
  }

  #is(type: 'object' | 'array' | 'string', node: Node, what: string): boolean {
    if (node.type === type) return true;
    this.#add(node, '', `${what} must be ${typeWords([type])}.`);
    return false;
  }

  #keys(node: Node, known: readonly string[], path: string): void {
    for (const property of node.children ?? []) {
      const key = property.children?.[0];
      if (key === undefined || known.includes(keyOf(property))) continue;
      const there = `${quoted(keyOf(property))} means nothing here. There is ${oneOf(known)}.`;
      this.#add(key, path, there, closestName(keyOf(property), known));
    }
  }

  #code(node: Node, path: string): void {
    const code = stringValue(node) ?? '';
    if (RULE_OF.has(code)) return;
    const near = closestName(code, RULE_OF.keys());
    const hint = near === undefined ? 'Choose one by Ctrl+Space.' : `Did you mean ${quoted(near)}?`;
    this.#add(node, path, `There is no diagnostic ${quoted(code)}. ${hint}`, near);
  }

  #oneOf(node: Node | undefined, allowed: readonly string[], path: string): void {
    if (node === undefined || allowed.includes(stringValue(node) ?? '')) return;
    const near = closestName(stringValue(node) ?? '', allowed);
    this.#add(node, path, `This must be ${oneOf(allowed)}.`, near);
  }

  #add({ offset, length }: Node, path: string, message: string, near?: string): void {
    const { code, severity, verdict } = projectDiagnosticsRule;
    const documentation = `${DOCUMENTATION}#${code}`;
    const fix = near === undefined ? {} : { fix: changeTo({ offset, length }, JSON.stringify(near)) };
    this.#found.push({ code, severity, verdict, message, path, offset, length, documentation, ...fix });
  }
}
