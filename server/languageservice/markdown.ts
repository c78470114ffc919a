/** Plain text that means itself in Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#+\-!|]/g, '\\$&').replace(/\r?\n/g, '  \n');
}

/** A code span, whatever the text holds; on one line. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (!line.includes('`')) return `\`${line}\``;
  return `\`\` ${line.replace(/``+/g, '`')} \`\``;
}
