package config

import "github.com/primum-lint/primum/internal/rule"

// Profile returns what the config says that an article is: of each key, what is nearest.
func (c *Config) Profile(path string) rule.Profile {
	var p rule.Profile
	c.profiles(path, func(said rule.Profile, _ *layer, _ ...any) { p = said.Over(p) })
	return p
}

// profiles gives what is said of an article, the farthest first, with the table that says so. Inside a layer an override speaks last.
func (c *Config) profiles(path string, give func(said rule.Profile, by *layer, table ...any)) {
	overrides := c.overriding(path)
	for _, l := range c.layers {
		give(l.Article, l, "article")
		for _, i := range overrides[l] {
			give(l.Overrides[i].Article, l, "overrides", i, "article")
		}
	}
}

// Said is what an article's own front matter says that it is, and by key of its profile where it says so: “posts/new.md:3”.
type Said struct {
	Profile rule.Profile
	Places  map[string]string
}

// profile returns what an article is as settings, and where each is said.
func (c *Config) profile(path string, own Said) (settings []Setting, places map[string]string) {
	values, places := map[string]string{}, map[string]string{}
	c.profiles(path, func(said rule.Profile, by *layer, table ...any) {
		for key, value := range said.Said() {
			values[key], places[key] = value, by.place(append(table, key)...)
		}
	})
	for key, value := range own.Profile.Said() {
		values[key], places[key] = value, own.Places[key]
	}
	for _, key := range rule.ProfileKeys {
		if value, said := values[key]; said {
			settings = append(settings, Setting{"article." + key, value, places[key]})
		}
	}
	return settings, places
}

// barred is the place of a setting that keeps a rule from being as severe as it is: what says that the article is something else, or that
// nobody says what it is.
func barred(how rule.Bearing, key string, places map[string]string) string {
	if how == rule.Unsaid {
		return "article." + key + " is not set"
	}
	return places[key]
}
