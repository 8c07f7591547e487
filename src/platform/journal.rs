//! Texts that are on the disk when that is said. Chromium writes localStorage some seconds after a change, or minutes
//! where there are many, and a browser that is killed loses what came last; a strict transaction of IndexedDB is only
//! done when its data is written.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::futures::JsFuture;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::timing;

/// The database and its one store, in which every text has a key.
const DATABASE: &str = "tierwise";
const STORE: &str = "journal";

thread_local! {
    /// The database once it is open; `None` before, and where the browser gives none.
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// What is to be written together.
#[derive(Debug, Default)]
pub struct Entry {
    /// Texts with their keys.
    pub put: Vec<(String, String)>,
    /// Keys to be forgotten.
    pub forget: Vec<String>,
}

/// How long the page waits for the database before it goes on without it.
const PATIENCE: Duration = Duration::from_secs(2);

/// All texts whose keys begin so; none where the browser keeps no journal.
pub async fn read(start: &str) -> Vec<(String, String)> {
    let all = async {
        let store = store("readonly").await?;
        let keys: Array = done(store.get_all_keys()?).await?.unchecked_into();
        let values: Array = done(store.get_all()?).await?.unchecked_into();
        let text = |value: JsValue| value.as_string();
        let pairs = keys.iter().zip(values.iter());
        Ok::<_, JsValue>(
            pairs
                .filter_map(|(k, v)| Some((text(k)?, text(v)?)))
                .collect(),
        )
    };
    let all = timing::within(PATIENCE, all).await;
    let all: Vec<(String, String)> = all.and_then(Result::ok).unwrap_or_default();
    all.into_iter()
        .filter(|(key, _)| key.starts_with(start))
        .collect()
}

/// The text under a key; none where there is none or the browser keeps no journal.
pub async fn text(key: &str) -> Option<String> {
    let key = JsValue::from_str(key);
    let text = async move {
        let store = store("readonly").await.ok()?;
        done(store.get(&key).ok()?).await.ok()?.as_string()
    };
    timing::within(PATIENCE, text).await.flatten()
}

/// Starts opening the database, so that whoever asks it later need not wait. Leptos may have no executor yet.
pub fn open() {
    js_sys::futures::spawn_local(async {
        // Whoever asks is told.
        drop(database().await);
    });
}

/// Why something counts as not saved after [`Noted::Refused`]: it is in localStorage, which is on the disk some time later.
pub const NOT_ON_DISK: &str = "the browser could not write it to the disk";

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It is on the disk.
    Whole,
    /// It was not to be written.
    Declined,
    /// This browser keeps no journal.
    Nowhere,
    /// The browser has a journal and did not write it: the disk is full, or does not answer.
    Refused,
}

/// Writes all of it or nothing, and says whether it is on the disk. `may` looks at the text that is under a key at
/// that moment; no other tab can write between that and the end.
pub async fn write(entry: Entry, key: &str, may: impl FnOnce(Option<String>) -> bool) -> Noted {
    let all = async {
        let store = store("readwrite").await?;
        let transaction = store.transaction();
        let there = done(store.get(&key.into())?).await?.as_string();
        if !may(there) {
            transaction.abort()?;
            return Ok(Noted::Declined);
        }
        for (key, text) in &entry.put {
            store.put_with_key(&text.into(), &key.into())?;
        }
        for key in &entry.forget {
            store.delete(&key.into())?;
        }
        complete(&transaction).await?;
        Ok::<_, JsValue>(Noted::Whole)
    };
    let failed = |_| match OPEN.with_borrow(Option::is_some) {
        true => Noted::Refused,
        false => Noted::Nowhere,
    };
    all.await.unwrap_or_else(failed)
}

/// Forgets everything, and says whether that is on the disk.
pub async fn clear() -> bool {
    let all = async {
        let store = store("readwrite").await?;
        store.clear()?;
        complete(&store.transaction()).await
    };
    all.await.is_ok()
}

async fn store(mode: &str) -> Result<IdbObjectStore, JsValue> {
    let mut refused = JsValue::NULL;
    // The browser may have closed it, for instance when the user cleared the site's data: then it is opened again.
    for attempt in 0..2 {
        if attempt > 0 {
            OPEN.set(None);
        }
        match begin(&database().await?, mode) {
            Ok(store) => return Ok(store),
            Err(why) => refused = why,
        }
    }
    Err(refused)
}

fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbObjectStore, JsValue> {
    // web-sys counts the third argument among its unstable ones; browsers that do not know it pass over it.
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction: IdbTransaction = begin
        .call3(database, &STORE.into(), &mode.into(), &options)?
        .dyn_into()?;
    transaction.object_store(STORE)
}

async fn database() -> Result<IdbDatabase, JsValue> {
    if let Some(database) = OPEN.with_borrow(Clone::clone) {
        return Ok(database);
    }
    // Asking for it can itself be refused.
    let factory = leptos::prelude::window().indexed_db()?;
    let factory = factory.ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1)?;
    let upgrade = {
        let request = request.clone();
        Closure::once_into_js(move || {
            let database: Option<IdbDatabase> = request.result().ok().map(JsCast::unchecked_into);
            // An error ends the request, which says so.
            drop(database.map(|database| database.create_object_store(STORE)));
        })
    };
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database: IdbDatabase = done(request.unchecked_into()).await?.unchecked_into();
    OPEN.set(Some(database.clone()));
    Ok(database)
}

async fn done(request: IdbRequest) -> Result<JsValue, JsValue> {
    wait(&request, "onsuccess", "onerror").await?;
    request.result()
}

async fn complete(transaction: &IdbTransaction) -> Result<(), JsValue> {
    wait(transaction, "oncomplete", "onabort").await
}

/// Waits for one of two events.
async fn wait(target: &JsValue, well: &str, ill: &str) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve: Function, reject: Function| {
        // Both are properties that every request and every transaction has.
        let _ = Reflect::set(target, &well.into(), &resolve);
        let _ = Reflect::set(target, &ill.into(), &reject);
    });
    JsFuture::from(promise).await.map(drop)
}
