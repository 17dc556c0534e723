package prose

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var (
	craft     = flag.String("craft", "", "JSON Lines of texts with their sentences, to measure the splitter on")
	craftShow = flag.Int("craftshow", 0, "boundaries to show that the splitter got wrong")
)

// TestCraft prints how well the splitter finds the boundaries of sentences that somebody else marked. A boundary is the end of a
// sentence that is not the last of its text. Each line of the file holds {"text": …, "sents": […], "spans": [[start, end], …]}, the
// spans, which may be missing, in characters.
func TestCraft(t *testing.T) {
	if *craft == "" {
		t.Skip("no -craft file")
	}
	file, err := os.Open(*craft)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lex, splitter := english(t)
	right, found, wanted, exact, texts := 0, 0, 0, 0, 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var c struct {
			Text  string   `json:"text"`
			Sents []string `json:"sents"`
			Spans [][2]int `json:"spans"`
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		got := map[int]bool{}
		_, sentences := read(lex, splitter, c.Text)
		for _, s := range sentences[:max(0, len(sentences)-1)] {
			got[int(s.End)] = true
		}
		want := map[int]bool{}
		for _, end := range ends(c.Text, c.Sents, c.Spans) {
			want[end] = true
		}
		texts++
		found += len(got)
		wanted += len(want)
		hits := 0
		for end := range got {
			if want[end] {
				hits++
			} else if *craftShow > 0 {
				t.Logf("cut   %q", around(c.Text, end))
				*craftShow--
			}
		}
		for end := range want {
			if !got[end] && *craftShow > 0 {
				t.Logf("join  %q", around(c.Text, end))
				*craftShow--
			}
		}
		right += hits
		if hits == len(got) && hits == len(want) {
			exact++
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d texts exact; boundaries: %d wanted, %d found, precision %.4f, recall %.4f",
		exact, texts, wanted, found, float64(right)/float64(found), float64(right)/float64(wanted))
}

// ends returns the byte offset of the end of each sentence but the last.
func ends(text string, sents []string, spans [][2]int) []int {
	var offsets []int
	if len(spans) > 0 {
		bytes := make([]int, 0, len(text)+1) // by character
		for i := range text {
			bytes = append(bytes, i)
		}
		bytes = append(bytes, len(text))
		for _, s := range spans[:len(spans)-1] {
			offsets = append(offsets, bytes[s[1]])
		}
		return offsets
	}
	at := 0
	for _, s := range sents[:len(sents)-1] {
		for text[at:at+len(s)] != s {
			at++
		}
		at += len(s)
		offsets = append(offsets, at)
	}
	return offsets
}

func around(text string, end int) string {
	return text[max(0, end-60):end] + "|" + text[end:min(len(text), end+50)]
}
