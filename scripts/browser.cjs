// Drive the system's Chromium over local files.
//   browser axe FILE.html...            axe-core at 390 and 1280 px, light and dark: JSON list of violations
//   browser shot FILE.html OUT.png [WIDTH] [light|dark] [HEIGHT]   a picture; without HEIGHT the whole page
//   browser text FILE.html              what a person can read, ruby annotations left out
// Needs puppeteer-core and axe-core on NODE_PATH (scripts/install_tools.sh makes a wrapper that sets it).
'use strict'
const fs = require('fs')
const path = require('path')
const { pathToFileURL } = require('url')
const puppeteer = require('puppeteer-core')

const WIDTHS = [390, 1280]
const SCHEMES = ['light', 'dark']

function chromium () {
  const names = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const found = names.find(name => name && fs.existsSync(name))
  if (!found) throw new Error('no Chromium found; set CHROMIUM to its path')
  return found
}

async function open (browser, file, width, scheme, height = 844) {
  const page = await browser.newPage()
  await page.setBypassCSP(true)
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  await page.goto(pathToFileURL(path.resolve(file)).href, { waitUntil: 'load' })
  return page
}

async function violations (browser, file, width, scheme) {
  const page = await open(browser, file, width, scheme)
  await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') })
  const result = await page.evaluate(() => window.axe.run(document))
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  await page.close()
  const found = result.violations.map(rule => ({
    file, width, scheme, id: rule.id, help: rule.help, nodes: rule.nodes.map(node => node.html.slice(0, 200))
  }))
  if (overflow > 0) found.push({ file, width, scheme, id: 'overflow', help: `wider than the window by ${overflow} px` })
  return found
}

async function axe (browser, files) {
  const all = []
  for (const file of files) {
    for (const width of WIDTHS) for (const scheme of SCHEMES) all.push(...await violations(browser, file, width, scheme))
  }
  console.log(JSON.stringify(all, null, 2))
  process.exitCode = all.length ? 1 : 0
}

async function shot (browser, [file, out, width = '1280', scheme = 'light', height]) {
  const page = await open(browser, file, Number(width), scheme, Number(height || 844))
  await page.screenshot({ path: out, fullPage: !height })
}

async function text (browser, [file]) {
  const page = await open(browser, file, 1280, 'light')
  console.log(await page.evaluate(() => {
    document.querySelectorAll('rt, rp').forEach(annotation => annotation.remove())
    return document.body.innerText
  }))
}

async function main ([command, ...rest]) {
  const commands = { axe, shot, text }
  if (!commands[command] || !rest.length) throw new Error('use: browser axe|shot|text FILE...')
  const browser = await puppeteer.launch({
    executablePath: chromium(), headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
  })
  try { await commands[command](browser, rest) } finally { await browser.close() }
}

main(process.argv.slice(2)).catch(error => { console.error(String(error.message || error)); process.exitCode = 2 })
