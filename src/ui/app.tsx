// The frame of every page: its name, the ways between pages, the language, and whether there is a connection.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { CheckPage } from './check/check-page.tsx'
import { firstLanguage, keepLanguage, type Language, type Say, Spoken, TAGS, useSay } from './language.ts'
import { Icon } from './parts/icons.tsx'
import { Lazy } from './parts/lazy.tsx'
import { Empty } from './parts/notice.tsx'
import { usePlace } from './route.ts'

export function App(): JSX.Element {
  const [language, setLanguage] = useState<Language>(firstLanguage)
  const { path } = usePlace()
  useEffect(() => {
    document.documentElement.lang = TAGS[language]
  }, [language])
  return (
    <Spoken.Provider value={language}>
      <Top
        language={language}
        path={path}
        onLanguage={(chosen) => {
          keepLanguage(chosen)
          setLanguage(chosen)
        }}
      />
      <main id="main">
        <Connection />
        <Inside path={path} />
      </main>
      <Bottom />
    </Spoken.Provider>
  )
}

const openCatalogue = () => import('./catalogue/catalogue-page.tsx').then(({ CataloguePage }) => CataloguePage)
const openChanges = () => import('./changes/changes-page.tsx').then(({ ChangesPage }) => ChangesPage)
const openPublish = () => import('./publish/publish-page.tsx').then(({ PublishPage }) => PublishPage)
const openBatches = () => import('./batches/batches-page.tsx').then(({ BatchesPage }) => BatchesPage)
const openBatch = () => import('./batches/batch-page.tsx').then(({ BatchPage }) => BatchPage)
const openKeys = () => import('./keys/keys-page.tsx').then(({ KeysPage }) => KeysPage)
const openItem = () => import('./catalogue/item-page.tsx').then(({ ItemPage }) => ItemPage)

function titleOf(path: string, say: Say): string {
  if (path === '/') return say('核对收费', 'Check a bill')
  if (path === '/keys') return say('密钥', 'Keys')
  return say('收费目录', 'Catalogues')
}

function Inside({ path }: { path: string }): JSX.Element {
  const say = useSay()
  useEffect(() => {
    document.title = say('清单 · ', 'Qingdan · ') + titleOf(path, say)
  }, [path, say])
  if (path === '/') return <CheckPage />
  if (path === '/catalogue') return <Lazy load={openCatalogue} props={{}} />
  if (path === '/publish') return <Lazy load={openPublish} props={{}} />
  if (path === '/batches') return <Lazy load={openBatches} props={{}} />
  const [, batch] = /^\/batches\/([^/]+)$/.exec(path) ?? []
  if (batch !== undefined) return <Lazy load={openBatch} props={{ id: decodeURIComponent(batch) }} />
  if (path === '/keys') return <Lazy load={openKeys} props={{}} />
  if (path === '/changes') return <Lazy load={openChanges} props={{}} />
  const [, id] = /^\/items\/([^/]+)$/.exec(path) ?? []
  if (id !== undefined) return <Lazy load={openItem} props={{ id: decodeURIComponent(id) }} />
  return (
    <Empty title={say('没有这个页面', 'There is no such page')}>
      <a href="/" data-page>
        {say('去核对单据', 'Check a bill')}
      </a>
    </Empty>
  )
}

interface TopGiven {
  readonly language: Language
  readonly path: string
  readonly onLanguage: (language: Language) => void
}

function Top({ language, path, onLanguage }: TopGiven): JSX.Element {
  const say = useSay()
  const ways: [string, string][] = [
    ['/', say('核对单据', 'Check a bill')],
    ['/catalogue', say('收费目录', 'Catalogues')],
    ['/changes', say('版本变更', 'Changes')],
    ['/batches', say('批量核对', 'Batches')],
    ['/publish', say('发布', 'Publish')],
  ]
  return (
    <header class="top">
      <a class="skip" href="#main">
        {say('跳到正文', 'Skip to the content')}
      </a>
      <a class="name" href="/" data-page>
        <span class="seal" aria-hidden="true">
          清单
        </span>
        <span class="name-words">{say('收费目录清单核对', 'Qingdan')}</span>
      </a>
      <nav aria-label={say('页面', 'Pages')} class="no-print">
        {ways.map(([address, name]) => (
          <a
            key={address}
            href={address}
            data-page
            aria-current={path === address || (address !== '/' && path.startsWith(`${address}/`)) ? 'page' : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      <button
        type="button"
        class="language no-print"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => onLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </button>
    </header>
  )
}

function Bottom(): JSX.Element {
  const say = useSay()
  return (
    <footer class="bottom no-print">
      <p>
        {say(
          '对照公布的目录和文件核对，每项结论都注明条款和日期。',
          'Charges are compared with published catalogues and documents; every finding names its article and date.',
        )}
      </p>
      <p class="tools">
        <a href="/keys" data-page>
          {say('密钥管理', 'Keys')}
        </a>
        <a href="/docs">{say('接口文档', 'API')}</a>
      </p>
    </footer>
  )
}

function Connection(): JSX.Element | null {
  const say = useSay()
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  if (isOnline) return null
  return (
    <p class="offline" role="status">
      <Icon name="offline" />
      {say('网络已断开。可以继续填写，恢复后再核对。', 'You are offline. Go on filling in; check once the connection is back.')}
    </p>
  )
}
