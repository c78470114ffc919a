import type { ConnectorAction, ConnectorEvent } from '../../../flexli/model/connector';
import { type JsonObject, type JsonValue, isJsonObject } from '../../../flexli/model/json';
import type { Translate } from '../../ui/translate';

/** What an action does and takes, as Markdown. All text of the connector is escaped: it is data, not markup. */
export function actionTooltip(action: ConnectorAction, t: Translate): string {
  const lines = [
    `**${escapeMarkdown(action.name ?? action.type)}**`,
    code(`${action.method.toUpperCase()} ${action.path}`),
  ];
  if (action.description) lines.push(escapeMarkdown(action.description));
  lines.push(schemaTable(action.parameters ?? {}, t('Parameter'), t('This action takes no parameters.'), t));
  return lines.join('\n\n');
}

/** What an event carries, as Markdown. */
export function eventTooltip(event: ConnectorEvent, t: Translate): string {
  const lines = [`**${escapeMarkdown(event.name)}**`];
  if (event.description) lines.push(escapeMarkdown(event.description));
  lines.push(schemaTable(event.schema, t('Property'), t('The event has no described properties.'), t));
  return lines.join('\n\n');
}

function schemaTable(schema: JsonObject, heading: string, none: string, t: Translate): string {
  const properties = isJsonObject(schema.properties) ? Object.entries(schema.properties) : [];
  if (properties.length === 0) return escapeMarkdown(none);
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const rows = properties.map(([name, property]) => {
    const known = isJsonObject(property) ? property : {};
    const description = typeof known.description === 'string' ? known.description : '';
    return `| ${code(name)} | ${escapeMarkdown(typeOf(known))} | ${required.has(name) ? t('yes') : ''} | ${escapeMarkdown(description)} |`;
  });
  return [
    `| ${heading} | ${t('Type')} | ${t('Required')} | ${t('Description')} |`,
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** A short word for the values that a schema takes. */
function typeOf(schema: JsonObject): string {
  const values = Array.isArray(schema.enum) ? schema.enum : schema.const === undefined ? undefined : [schema.const];
  if (values) return values.map((value: JsonValue) => JSON.stringify(value)).join(', ');
  if (typeof schema.type === 'string') {
    const items = schema.items;
    return schema.type === 'array' && isJsonObject(items) ? `array of ${typeOf(items)}` : schema.type;
  }
  if (Array.isArray(schema.type)) return schema.type.map(String).join(' or ');
  const union = [schema.anyOf, schema.oneOf].find((one) => Array.isArray(one));
  if (Array.isArray(union))
    return union.map((one: JsonValue) => (isJsonObject(one) ? typeOf(one) : 'any')).join(' or ');
  return 'any';
}

function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replace(/\|/g, '\\|');
  return plain.includes('`') ? `\`\` ${plain} \`\`` : `\`${plain}\``;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/\s+/g, ' ');
}
