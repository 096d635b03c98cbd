// Opens a page that Parcours wrote in the chromium of the system, at the widths of a screen and a telephone, and as it
// is printed, and lists what axe-core finds. Ends with 1 where it finds something or the page is wider than the screen.
//
//   node check_page.mjs PAGE.html
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const page_address = pathToFileURL(process.argv[2]).href
const browser = await chromium.launch({
  executablePath: process.env.PARCOURS_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
let faults = 0
const report = (where, what) => {
  faults += 1
  console.log(`${where}: ${what}`)
}

for (const [where, width, media] of [['screen', 1280, 'screen'], ['telephone', 320, 'screen'], ['paper', 794, 'print']]) {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.emulateMedia({ media })
  await page.goto(page_address)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > width) report(where, `the page is ${wide} pixels wide`)
  await page.addScriptTag({ path: axe })
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  for (const violation of found.violations) {
    for (const node of violation.nodes) report(where, `${violation.id}: ${violation.help}: ${node.html.slice(0, 160)}`)
  }
  await page.close()
}
await browser.close()
console.log(faults === 0 ? 'nothing found' : `${faults} found`)
process.exitCode = faults === 0 ? 0 : 1
