-- Works on a copy of the sample project as a person in Neovim would, by Neovim's own LSP client, and writes down what
-- that shows. Variables: FLEXLI_SERVER (command as JSON), FLEXLI_FOLDER, FLEXLI_RESULT.
local folder = vim.env.FLEXLI_FOLDER
local result = {}

local function wait_for(what, ready)
  if not vim.wait(15000, ready, 20) then
    error('waited in vain for ' .. what)
  end
end

local config = {
  name = 'flexli',
  cmd = vim.fn.json_decode(vim.env.FLEXLI_SERVER),
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = 'sample' } },
}
local client_id

local function open(name)
  vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/' .. name))
  local buffer = vim.api.nvim_get_current_buf()
  if not client_id then
    -- vim.lsp.start came with 0.8; Debian 12 has 0.7.
    client_id = vim.lsp.start and vim.lsp.start(config) or vim.lsp.start_client(config)
    wait_for('the server', function()
      local client = vim.lsp.get_client_by_id(client_id)
      return client and client.initialized ~= false and client.server_capabilities ~= nil
    end)
  end
  vim.lsp.buf_attach_client(buffer, client_id)
  return buffer
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

-- Puts the cursor on the first place of a text.
local function go_to(text)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search('\\V' .. text, 'cW') > 0, text .. ' is not there')
end

local function ask(method, buffer)
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000)
  local answer = answers and answers[client_id]
  if not answer or answer.error or answer.err then
    error(method .. ': ' .. vim.inspect(answers))
  end
  return answer.result
end

local function run()
  local workflow = open('welcome.fewrk.json')

  -- Diagnostics: a mistake, and its end.
  local lines = vim.api.nvim_buf_get_lines(workflow, 0, -1, false)
  local broken = vim.deepcopy(lines)
  for index, line in ipairs(broken) do
    broken[index] = line:gsub('"workflow_version": 1', '"workflow_versions": 1')
  end
  vim.api.nvim_buf_set_lines(workflow, 0, -1, false, broken)
  wait_for('a diagnostic', function()
    for _, found in ipairs(vim.diagnostic.get(workflow)) do
      if found.severity == vim.diagnostic.severity.ERROR then
        return true
      end
    end
  end)
  result.diagnostics = {}
  for _, found in ipairs(vim.diagnostic.get(workflow)) do
    if found.severity == vim.diagnostic.severity.ERROR then
      table.insert(result.diagnostics, { source = found.source, line = broken[found.lnum + 1] })
    end
  end
  vim.api.nvim_buf_set_lines(workflow, 0, -1, false, lines)
  wait_for('the end of the diagnostic', function()
    return #vim.diagnostic.get(workflow, { severity = vim.diagnostic.severity.ERROR }) == 0
  end)

  -- Hover.
  go_to('PostMessage')
  local hover = ask('textDocument/hover', workflow)
  result.hover = table.concat(vim.lsp.util.convert_input_to_markdown_lines(hover.contents), '\n')

  -- Completion, as Neovim filters and shows it.
  go_to('PostMessage')
  local list = ask('textDocument/completion', workflow)
  result.completion = {}
  for _, item in ipairs(list.items or list) do
    table.insert(result.completion, item.label)
  end

  -- Rename, in open files and in those that are not.
  go_to('PostMessage')
  vim.lsp.buf.rename('SendMessage')
  wait_for('the new name', function()
    return text_of(workflow):find('SendMessage', 1, true)
  end)
  result.renamed = {}
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local name = vim.api.nvim_buf_get_name(buffer)
    vim.fn.bufload(buffer)
    if name ~= '' and text_of(buffer):find('"SendMessage"', 1, true) then
      table.insert(result.renamed, name:sub(#folder + 2))
    end
  end
  table.sort(result.renamed)
end

local ok, problem = xpcall(run, debug.traceback)
if not ok then
  result = { problem = problem }
end
vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.FLEXLI_RESULT)
vim.cmd('qall!')
